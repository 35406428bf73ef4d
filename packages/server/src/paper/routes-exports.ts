import { z } from 'zod';
import type { Outcome } from '#kernel';
import { attachment, languageOf, type Route, rawRoute, readBody } from '#platform/http';
import type { Kit } from '#platform/kit';
import { exportKinds, exportSpecs } from './core/exports.ts';
import { type Exported, exportList } from './exporting.ts';
import { workAside } from './work.ts';

const order = z.strictObject({
  kind: z.enum(exportKinds),
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
  filters: z
    .record(z.string().max(40), z.string().max(200))
    .default({})
    .describe('as the list takes them; `id` where its path has one'),
  language: z.enum(['zh', 'en']).optional(),
});

/** The media type of a workbook. */
export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const types = { csv: 'text/csv; charset=utf-8', xlsx: spreadsheetType } as const;

/** Routes of exports; `lists` are the routes that they read. */
export const exportRoutes = (kit: Kit, lists: readonly Route[]): Route[] => [
  rawRoute({
    method: 'POST',
    path: '/api/v1/exports',
    summary:
      'A list as a file: {kind: agreements|negotiations|transfers|members|products|readings|notices|entries|reviews, format: csv|xlsx, filters, language}; at most 10,000 rows, x-export-more says when it was cut',
    tag: 'paper',
    access: { roles: 'member' },
    handle: async ({ request, reply, actor }) => {
      const refuseWith = request.server.sendRefusal;
      const body = readBody(order, request);
      if (!body.ok) return refuseWith(request, reply, body.error);
      const { kind, format, filters, language = languageOf(request.headers) } = body.value;
      const read: Outcome<Exported> = await kit.db.read(actor, (tx) =>
        exportList(tx, lists, { kind, filters, language }),
      );
      if (!read.ok) return refuseWith(request, reply, read.error);
      const { sheet, more } = read.value;
      const written = await workAside('writeSheet', { sheet, format });
      if (!written.ok) return refuseWith(request, reply, written.error);
      const day = kit.clock.now().toISOString().slice(0, 10);
      return reply
        .headers({
          'content-disposition': attachment(`${exportSpecs[kind].name[language]} ${day}.${format}`),
          'x-export-rows': sheet.rows.length,
          'x-export-more': String(more),
        })
        .type(types[format])
        .send(Buffer.from(written.value));
    },
  }),
];
