import { z } from 'zod';
import { ok, organisationOf } from '#kernel';
import { bilingualShape, idOf, type Route, route } from '#platform/http';
import { handlers, watchers } from './access.ts';
import { tag, typeKey } from './inputs.ts';
import { programmes } from './model.ts';
import { officeOf } from './opening.ts';
import { organisationShape } from './shapes.ts';
import { readPublicStatistics, readStatistics } from './statistics.ts';
import { readNames } from './views.ts';

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'a month: 2026-03');

const rateShape = z.object({
  numerator: z.number().int(),
  denominator: z.number().int(),
  percent: z.string().nullable().describe('null where there was nothing to count'),
});

const indicatorsShape = z.object({
  cases: z.number().int(),
  response: rateShape.describe('响应率: the first clock stopped in time'),
  solution: rateShape.describe('解决率: granted or done, of those decided'),
  satisfaction: rateShape.describe('满意率: rated 3 or better, of those rated'),
  onTime: rateShape.describe('按时办结率: every clock stopped in time'),
  returns: z.number().int(),
});

const period = {
  from: month,
  to: month,
  programme: z.enum(programmes).optional(),
};

const statisticsRoute: Route = route({
  method: 'GET',
  path: '/api/v1/cases/statistics',
  summary: 'Figures of the office’s ended cases by unit and month, what was opened, and what is open now by card',
  tag,
  access: { roles: [...handlers, ...watchers] },
  query: z.object({ ...period, type: typeKey.optional() }),
  answers: {
    200: z.object({
      asOf: z.string(),
      total: indicatorsShape,
      rows: z.array(z.object({ unit: organisationShape, month: z.string(), indicators: indicatorsShape })),
      opened: z.array(z.object({ type: z.string(), month: z.string(), cases: z.number().int() })),
      openNow: z.array(z.object({ card: z.enum(['green', 'yellow', 'red']), cases: z.number().int() })),
    }),
  },
  handle: async (tx, { query: { type, ...query }, actor }) => {
    const found = await readStatistics(tx, { ...query, typeKey: type, ownerId: organisationOf(actor) ?? '' });
    if (!found.ok) return found;
    const { total, rows, opened, openNow } = found.value;
    const names = await readNames(tx, { organisations: rows.map(({ unit }) => unit), people: [] });
    return ok({
      ...{ asOf: tx.now.toISOString(), total, openNow: [...openNow] },
      rows: rows.map(({ unit, ...row }) => ({
        ...row,
        unit: names.organisation(unit) ?? { id: unit, name: '', nameEn: '' },
      })),
      opened: opened.map((one) => ({ type: one.typeKey, month: one.month, cases: one.opened })),
    });
  },
});

const publicRoute: Route = route({
  method: 'GET',
  path: '/api/v1/public/case-statistics',
  summary: 'Open figures of an office’s public programmes by month',
  tag,
  access: { roles: 'anyone' },
  query: z.object({
    ...period,
    region: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    officeId: idOf('org').optional(),
  }),
  answers: {
    200: z.object({
      asOf: z.string(),
      programmes: z.array(
        z.object({
          key: z.string(),
          title: bilingualShape,
          opened: z.number().int(),
          months: z.array(z.object({ month: z.string(), indicators: indicatorsShape })),
        }),
      ),
    }),
  },
  handle: async (tx, { query: { region, officeId, ...query } }) => {
    const office = await officeOf(tx, { officeId, region });
    if (!office.ok) return office;
    const found = await readPublicStatistics(tx, { ...query, ownerId: office.value });
    if (!found.ok) return found;
    return ok({
      asOf: tx.now.toISOString(),
      programmes: found.value.map(({ months, ...one }) => ({
        ...one,
        months: months.map(({ month: name, indicators }) => ({ month: name, indicators })),
      })),
    });
  },
});

/** Routes of figures. */
export const statisticsRoutes: Route[] = [statisticsRoute, publicRoute];
