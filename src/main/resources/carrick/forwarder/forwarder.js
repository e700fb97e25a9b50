// Carrick's forwarder: AcceptGrant and skill events go to Carrick, other directives to HANDLER_URL or HANDLER_FUNCTION
// where one is set. Never log an event: it carries tokens.
import { createHmac, randomUUID } from 'node:crypto';

const { env } = process;
const carrick = env.CARRICK_URL || '@url@';
const skill = env.CARRICK_SKILL || '@skill@';
const key = env.CARRICK_KEY || '@key@';

export const handler = async (event, context) => {
  const begun = Date.now();
  const directive = event?.directive ?? {};
  const { namespace, name = event?.request?.type, messageId = event?.request?.requestId } = directive.header ?? {};
  const isGrant = namespace === 'Alexa.Authorization';
  const isSkillEvent = String(name).startsWith('AlexaSkillEvent.');
  const isOurs = isGrant || isSkillEvent || !(env.HANDLER_URL || env.HANDLER_FUNCTION);
  const to = isOurs ? `${carrick}/alexa/directives` : env.HANDLER_URL;
  const abort = new AbortController();
  let timer, status, answer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject({ code: 'LATE' }), Math.min(7000, context.getRemainingTimeInMillis() - 500));
  });
  try {
    const body = JSON.stringify(event);
    const sent = to ? post(to, body, abort.signal) : invoke(body, abort.signal);
    const { code, text } = await Promise.race([sent, late]);
    status = code;
    answer = read(text, code === 200 && (isSkillEvent || !isOurs));
  } catch (failure) {
    status ??= failure.cause?.code ?? failure.code ?? failure.name;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
  if (!answer && status === 200) status = 'UNUSABLE';
  console.log(JSON.stringify({ namespace, name, messageId, status, milliseconds: Date.now() - begun }));
  return answer ?? errorResponse(directive, isGrant);
};

const post = async (to, body, signal, again = true) => {
  const region = env.AWS_REGION;
  const time = Math.floor(Date.now() / 1000);
  const mac = createHmac('sha256', key).update(`v1:${time}:${region}:${body}`);
  const headers = {
    'Content-Type': 'application/json',
    'X-Carrick-Skill': skill,
    'X-Carrick-Region': region,
    'X-Carrick-Time': time,
    'X-Carrick-Signature': `v1=${mac.digest('hex')}`,
  };
  try {
    const response = await fetch(to, { method: 'POST', headers, body, signal, redirect: 'manual' });
    const text = await response.text();
    if (!again || ![502, 503, 504].includes(response.status)) return { code: response.status, text };
  } catch (failure) {
    if (!again || signal.aborted) throw failure;
  }
  await new Promise((resume) => setTimeout(resume, 200));
  return post(to, body, signal, false);
};

const invoke = async (body, abortSignal) => {
  const { LambdaClient, InvokeCommand } = await import('@aws-sdk/client-lambda');
  const command = new InvokeCommand({ FunctionName: env.HANDLER_FUNCTION, Payload: body });
  const answer = await new LambdaClient({}).send(command, { abortSignal });
  return { code: answer.FunctionError ?? answer.StatusCode, text: Buffer.from(answer.Payload).toString() };
};

const read = (text, anyObject) => {
  const json = JSON.parse(text);
  return json?.event || (anyObject && /^\s*{/.test(text)) ? json : undefined;
};

const errorResponse = ({ header, endpoint }, isGrant) => ({
  event: {
    header: {
      namespace: isGrant ? 'Alexa.Authorization' : 'Alexa',
      name: 'ErrorResponse',
      messageId: randomUUID(),
      payloadVersion: '3',
      correlationToken: header?.correlationToken,
    },
    endpoint: endpoint?.endpointId && !isGrant ? { endpointId: endpoint.endpointId } : undefined,
    payload: {
      type: isGrant ? 'ACCEPT_GRANT_FAILED' : 'INTERNAL_ERROR',
      message: 'There was no usable answer in time.',
    },
  },
});
