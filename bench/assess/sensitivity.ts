/**
 * How well columns are classified: F1 over columns on the identities of Fake Name Generator with and without headings, on Chinese personal
 * data from a seed with numbers that break their checksums, and how often tables without persons are said to have some.
 * A column counts as right when the class that was accepted for it is the true one; classes that are not about persons count neither way.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bearingOf } from '../../packages/server/src/assess/core/grades.ts';
import { assessFile } from '../../packages/server/src/assess/index.ts';
import { systemClock } from '../../packages/server/src/platform/clock.ts';
import { createEngine } from '../../packages/server/src/platform/engine.ts';
import { chineseTables } from './ground/chinese.ts';
import { score, type Truth, total } from './ground/columns.ts';
import { sharedPath } from './ground/shared.ts';

/**
 * What the 45 headings of the file mean, by GB/T 35273-2020 annex A (recalled): what names, reaches, describes or authenticates a person,
 * with where they live. Not personal by themselves: running number, name set, form of address, dialling and card kinds, parcel and transfer
 * numbers, zodiac, colour, employer's name, vehicle, web site, GUID, browser.
 */
const fakeNames: Truth = {
  Gender: ['gender'],
  GivenName: ['personName'],
  MiddleInitial: ['personName'],
  Surname: ['personName'],
  StreetAddress: ['address'],
  City: ['place'],
  State: ['place'],
  StateFull: ['place'],
  ZipCode: ['postcode'],
  Country: ['place'],
  CountryFull: ['place'],
  EmailAddress: ['email'],
  Username: ['username'],
  Password: ['password'],
  TelephoneNumber: ['phone', 'landline', 'mobile'],
  MothersMaiden: ['personName'],
  Birthday: ['birthDate'],
  Age: ['age'],
  CCNumber: ['bankCard'],
  CVV2: ['cardSecret'],
  CCExpires: ['cardSecret'],
  NationalID: ['otherIdNumber'],
  Occupation: ['occupation'],
  BloodType: ['bloodType'],
  Pounds: ['bodyMeasure'],
  Kilograms: ['bodyMeasure'],
  FeetInches: ['bodyMeasure'],
  Centimeters: ['bodyMeasure'],
  Latitude: ['latitude'],
  Longitude: ['longitude'],
};

/** Tables without persons in them, or only with places. */
const withoutPersons = ['city', 'environment', 'environment/nab', 'geo/divisions'];

const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
const engine = createEngine({ log: { info: () => {}, warn: () => {} } });
let works = 0;

type Found = { readonly name: string; readonly id: string | null };

const classify = async (path: string): Promise<Found[] | string> => {
  const workDir = join(folder, `work-${works++}`);
  mkdirSync(workDir);
  const done = await assessFile(engine, systemClock, { path, workDir });
  rmSync(workDir, { recursive: true });
  if (!done.ok) return done.error.code;
  return done.value.document.columns.map((c) => ({
    name: c.name,
    id: c.class?.accepted === true ? c.class.id : null,
  }));
};

const isPersonal = (id: string): boolean => bearingOf(id) !== 'none';

const judge = (title: string, truth: Truth, found: readonly Found[]): ReturnType<typeof score> => {
  const result = score(truth, found, isPersonal);
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn } = result;
  console.log(`${title.padEnd(44)} F1 ${result.f1.toFixed(3)}   right ${tp}, wrong ${fp}, missed ${fn}`);
  for (const line of result.mistakes) console.log(`    ${line}`);
  return result;
};

/** Headings replaced by c1 … cN. */
const hideHeadings = (text: string, columns: readonly string[]): string =>
  [columns.map((_, i) => `c${i + 1}`).join(','), ...text.split('\n').slice(1)].join('\n');

const renamed = (truth: Truth, columns: readonly string[]): Truth =>
  Object.fromEntries(columns.flatMap((name, i) => (truth[name] === undefined ? [] : [[`c${i + 1}`, truth[name]]])));

const benchFakeNames = async (): Promise<void> => {
  const path = sharedPath('data/pii/FakeNameGenerator.com_100.csv');
  if (path === undefined) return console.log('skipped: data/pii/FakeNameGenerator.com_100.csv is not here');
  const named = await classify(path);
  if (typeof named === 'string') throw new Error(named);
  judge('Fake Name Generator, with headings (≥ 0.95)', fakeNames, named);
  const columns = named.map((c) => c.name);
  const hidden = join(folder, 'hidden.csv');
  writeFileSync(hidden, hideHeadings(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), columns));
  const unnamed = await classify(hidden);
  if (typeof unnamed === 'string') throw new Error(unnamed);
  judge('Fake Name Generator, headings hidden (≥ 0.80)', renamed(fakeNames, columns), unnamed);
};

const benchChinese = async (): Promise<void> => {
  const results: ReturnType<typeof score>[] = [];
  for (const table of chineseTables(20_261_128)) {
    const path = join(folder, `${table.name}.csv`);
    writeFileSync(path, table.csv);
    const found = await classify(path);
    if (typeof found === 'string') throw new Error(found);
    results.push(judge(`  ${table.name}`, table.truth, found));
  }
  console.log(`${'Chinese personal data from a seed (≥ 0.98)'.padEnd(44)} F1 ${total(results).toFixed(3)}`);
};

const benchWithoutPersons = async (): Promise<void> => {
  let columns = 0;
  let wrong = 0;
  for (const name of withoutPersons) {
    const path = sharedPath(`data/${name}`);
    if (path === undefined) {
      console.log(`skipped: data/${name} is not here`);
      continue;
    }
    for (const file of readdirSync(path).filter((each) => /\.(csv|csv\.gz)$/.test(each))) {
      const found = await classify(join(path, file));
      if (typeof found === 'string') continue;
      const personal = found.filter((c) => c.id !== null && ['direct', 'quasi'].includes(bearingOf(c.id)));
      columns += found.length;
      wrong += personal.length;
      for (const c of personal) console.log(`    ${name}/${file}: ${c.name} taken for ${c.id}`);
    }
  }
  console.log(`${'Tables without persons'.padEnd(44)} ${wrong} of ${columns} columns taken for personal ones`);
};

try {
  await benchFakeNames();
  await benchChinese();
  await benchWithoutPersons();
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}
