import { z } from 'zod';
import { readAssessment } from '#assess';
import { type Outcome, ok, refuse } from '#kernel';
import { attachment, byId, languageOf, type Route, rawRoute, readQuery } from '#platform/http';
import type { Kit } from '#platform/kit';
import { bookingWorkbook } from './dossier/booking.ts';
import { spreadsheetType } from './routes-exports.ts';

const byVersion = byId.extend({ number: z.coerce.number().int().min(0).max(2_147_483_647) });

/** The booking sheet of a version's value. */
export const bookingRoutes = (kit: Kit): Route[] => [
  rawRoute({
    method: 'GET',
    path: '/api/v1/datasets/{id}/versions/{number}/booking.xlsx',
    summary:
      'The booking sheet by 财会〔2023〕11号 as a workbook: cost by phase, vouchers, recognition questions answered or open; ?lang=zh|en',
    tag: 'paper',
    access: { roles: 'member', object: 'dataset' },
    handle: async ({ request, reply, actor }) => {
      const refuseWith = request.server.sendRefusal;
      const query = readQuery(z.object({ lang: z.enum(['zh', 'en']).optional() }), request);
      if (!query.ok) return refuseWith(request, reply, query.error);
      const params = byVersion.safeParse(request.params);
      if (!params.success) return refuseWith(request, reply, { code: 'assess.not_found' });
      const { id: datasetId, number } = params.data;
      const read: Outcome<{ name: string; value: Parameters<typeof bookingWorkbook>[0] }> = await kit.db.read(
        actor,
        async (tx) => {
          const found = await readAssessment(tx, { datasetId, number });
          if (!found.ok) return found;
          const { dataset, assessment } = found.value;
          if ((assessment.value.booking ?? null) === null) return refuse('paper.booking_none');
          return ok({ name: dataset.name, value: assessment.value });
        },
      );
      if (!read.ok) return refuseWith(request, reply, read.error);
      const language = query.value.lang ?? languageOf(request.headers);
      const made = await bookingWorkbook(read.value.value, language);
      if (!made.ok) return refuseWith(request, reply, made.error);
      const words = language === 'zh' ? '入表工作底稿' : 'booking sheet';
      return reply
        .header('content-disposition', attachment(`${read.value.name} ${words}.xlsx`))
        .type(spreadsheetType)
        .send(Buffer.from(made.value));
    },
  }),
];
