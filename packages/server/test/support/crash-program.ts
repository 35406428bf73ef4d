/**
 * The program that is killed: serves a data folder, takes the steps of a scenario at itself over HTTP, and kills itself at
 * the given point. Arguments: folder with `data` and `world.json`, journal, scenario, point (0: never). Scenario `start` has
 * no steps; there the points count from before the start. A point past the last one lets it end in order.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '#kernel';
import { armFault, pointsPassed } from '#platform/fault';
import { note, openDesk, openPlatform, type World } from './crash-desk.ts';
import { quiet } from './crash-quiet.ts';
import { type ScenarioName, stepsOf, takeSteps } from './crash-steps.ts';

const [folder = '', journal = '', scenario = '', point = '0'] = process.argv.slice(2);
const steps = scenario === 'start' ? [] : stepsOf[scenario as ScenarioName];
const world = JSON.parse(readFileSync(join(folder, 'world.json'), 'utf8')) as World;
if (steps.length === 0) armFault(Number(point));
const platform = await openPlatform(join(folder, 'data'), (reason) => {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
});
const acks = new Map<string, Json>();
const desk = openDesk(platform.address, world, acks);
if (steps.length > 0) armFault(Number(point));
await takeSteps(steps, desk, acks, (line) => note(journal, line));
await quiet(platform);
note(journal, { points: pointsPassed() });
armFault(0);
await platform.close();
