// Plays AWS Lambda: node run.mjs <module> <milliseconds> <answer file>, the event on standard input.
// What the handler answers or throws goes to the file; standard output is left to the handler.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [path, milliseconds, file] = process.argv.slice(2);
const { handler } = path.endsWith('.mjs') ? await import(path) : createRequire(import.meta.url)(path);
const event = JSON.parse(readFileSync(0, 'utf8'));
const begun = performance.now();
const context = { getRemainingTimeInMillis: () => Number(milliseconds) - (performance.now() - begun) };
const outcome = {};
try {
  outcome.answer = await handler(event, context);
} catch (failure) {
  outcome.thrown = String(failure);
}
outcome.milliseconds = Math.round(performance.now() - begun);
writeFileSync(file, JSON.stringify(outcome));
process.exit();
