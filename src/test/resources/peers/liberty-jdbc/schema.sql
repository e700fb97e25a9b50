-- the tables and the index that IBM's documentation names for a database store, an index more, and a client
create schema oauthdbschema;
create table oauthdbschema.oauth20cache (
  lookupkey varchar(256) primary key,
  uniqueid varchar(128) not null,
  componentid varchar(256) not null,
  type varchar(64) not null,
  subtype varchar(64),
  createdat bigint,
  lifetime int,
  expires bigint,
  tokenstring varchar(2048) not null,
  clientid varchar(64) not null,
  username varchar(64) not null,
  scope varchar(512) not null,
  redirecturi varchar(2048),
  stateid varchar(64) not null,
  extendedfields text not null
);
create index oauth20cache_expires on oauthdbschema.oauth20cache (expires);
create index oauth20cache_of_user on oauthdbschema.oauth20cache (username, clientid); -- without it, and with one user for all, no refresh came back
create table oauthdbschema.oauth20clientconfig (
  componentid varchar(256),
  clientid varchar(256),
  clientsecret varchar(256),
  displayname varchar(256) not null,
  redirecturi varchar(2048),
  enabled int,
  clientmetadata text not null,
  primary key (componentid, clientid)
);
create table oauthdbschema.oauth20consentcache (
  clientid varchar(256),
  userid varchar(256),
  providerid varchar(256),
  scope varchar(1024),
  expires bigint,
  extendedfields text not null,
  primary key (clientid, userid, providerid, scope)
);
insert into oauthdbschema.oauth20clientconfig values (
  'bench', 'bench', 'benchmark-secret-0123456789', 'Bench', 'https://pitangui.amazon.com/api/skill/link/MBENCHMARK001', 1,
  '{"client_id":"bench","client_secret":"benchmark-secret-0123456789","client_name":"bench",
    "redirect_uris":["https://pitangui.amazon.com/api/skill/link/MBENCHMARK001"],
    "grant_types":["authorization_code","refresh_token"],"response_types":["code"],"scope":"profile",
    "preauthorized_scope":"profile","token_endpoint_auth_method":"client_secret_basic","application_type":"web",
    "introspect_tokens":true}');
