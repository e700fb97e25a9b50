-- Carrick, schema 2: PostgreSQL. Amazon's tokens, and the events sent with them. Expands only: nodes of schema 1 go on beside it.

-- A client that sends events asks for tokens of its own (RFC6749-4.4); number and salt are made when it does so first.
ALTER TABLE client ADD COLUMN may_send_events BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE client ADD COLUMN token_id BIGINT;
ALTER TABLE client ADD COLUMN token_salt BYTEA;
CREATE UNIQUE INDEX client_of_token ON client (token_id);

-- What is special about a client that is an Alexa skill with Send Alexa Events.
CREATE TABLE alexa_skill (
    client_id           VARCHAR(200)  NOT NULL PRIMARY KEY REFERENCES client (client_id) ON DELETE CASCADE,
    skill_id            VARCHAR(200),
    messaging_client_id VARCHAR(200),
    messaging_secret    BYTEA,
    requires_signature  BOOLEAN       NOT NULL,
    takes_reciprocal    BOOLEAN       NOT NULL,
    answers_early       BOOLEAN       NOT NULL,
    replaces_reports    BOOLEAN       NOT NULL
);
CREATE INDEX alexa_skill_of_id ON alexa_skill (skill_id);

-- Amazon's tokens for one link. The tokens are encrypted; a row whose grant has ended has none.
CREATE TABLE amazon_grant (
    family_id        BIGINT       NOT NULL PRIMARY KEY REFERENCES token_family (id),
    client_id        VARCHAR(200) NOT NULL,
    exchange_id      BIGINT       NOT NULL,
    region           VARCHAR(10)  NOT NULL,
    region_searched  BOOLEAN      NOT NULL,
    access_token     BYTEA,
    refresh_token    BYTEA,
    key_id           INTEGER      NOT NULL,
    generation       INTEGER      NOT NULL,
    expires_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    granted_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    refreshing_until TIMESTAMP(6) WITH TIME ZONE,
    first_event_at   TIMESTAMP(6) WITH TIME ZONE,
    ended_at         TIMESTAMP(6) WITH TIME ZONE,
    ended_why        VARCHAR(40)
);

-- One code of Login with Amazon on its way to tokens. Whoever inserts the row exchanges the code; everyone else waits for the outcome.
CREATE TABLE amazon_exchange (
    id          BIGINT       NOT NULL PRIMARY KEY,
    code_hash   VARCHAR(64)  NOT NULL UNIQUE,
    family_id   BIGINT       NOT NULL,
    client_id   VARCHAR(200) NOT NULL,
    message_id  VARCHAR(200),
    region      VARCHAR(10)  NOT NULL,
    code        BYTEA,
    outcome     VARCHAR(20)  NOT NULL,
    fault       VARCHAR(60),
    begun_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX amazon_exchange_of_message ON amazon_exchange (family_id, message_id);

-- Which Amazon customer a link belongs to, as a hash: SkillDisabled names the customer and no token.
CREATE TABLE alexa_user (
    family_id BIGINT       NOT NULL PRIMARY KEY REFERENCES token_family (id),
    client_id VARCHAR(200) NOT NULL,
    user_hash VARCHAR(64)  NOT NULL
);
CREATE INDEX alexa_user_of_hash ON alexa_user (user_hash);

CREATE TABLE alexa_event (
    id          BIGINT       NOT NULL PRIMARY KEY,
    client_id   VARCHAR(200) NOT NULL,
    message_id  VARCHAR(127) NOT NULL,
    namespace   VARCHAR(200) NOT NULL,
    name        VARCHAR(200) NOT NULL,
    body        TEXT NOT NULL,
    UNIQUE (client_id, message_id)
);

-- One event on its way to one link. Rows of a lane are delivered in the order of their ids, which the database hands out; a row that is
-- done has no lane any more.
CREATE SEQUENCE event_delivery_id START WITH 1 INCREMENT BY 1;
CREATE TABLE event_delivery (
    id          BIGINT       NOT NULL PRIMARY KEY,
    event_id    BIGINT       NOT NULL REFERENCES alexa_event (id) ON DELETE CASCADE,
    family_id   BIGINT       NOT NULL,
    lane        VARCHAR(60),
    replace_key VARCHAR(64),
    status      VARCHAR(20)  NOT NULL,
    reason      VARCHAR(60),
    attempts    INTEGER      NOT NULL,
    http_status INTEGER      NOT NULL,
    expires_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX event_delivery_of_event ON event_delivery (event_id);
CREATE INDEX event_delivery_in_lane ON event_delivery (lane, id);
CREATE INDEX event_delivery_of_family ON event_delivery (family_id) WHERE lane IS NOT NULL;
CREATE INDEX event_delivery_waiting ON event_delivery (changed_at) WHERE lane IS NOT NULL;

-- db-scheduler's own table.
CREATE TABLE scheduled_tasks (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(100) NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    picked               BOOLEAN      NOT NULL,
    picked_by            VARCHAR(100),
    last_success         TIMESTAMP(6) WITH TIME ZONE,
    last_failure         TIMESTAMP(6) WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP(6) WITH TIME ZONE,
    version              BIGINT       NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_alive ON scheduled_tasks (last_heartbeat);
