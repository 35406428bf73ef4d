/** A small programme with a clock of working days, a pause and a rating: what a town's hotline needs at least. */

const words = (zh: string, en: string) => ({ zh, en });

/** The definition. */
export const springDefinition = {
  ...{ schema: 'corridor.case-type/1', key: 'street-light', version: 1, programme: 'residents', audience: 'resident' },
  title: words('路灯报修', 'Street lights'),
  summary: words('路灯坏了，五个工作日内修好。', 'A broken street light is repaired within five working days.'),
  form: {
    schema: {
      ...{ type: 'object', additionalProperties: false, required: ['what', 'phone'] },
      properties: {
        what: { type: 'string', minLength: 1, maxLength: 200 },
        phone: { type: 'string', minLength: 5, maxLength: 20 },
      },
    },
    fields: {
      '/what': { label: words('情况', 'What is wrong') },
      '/phone': { label: words('电话', 'Phone'), isPersonal: true },
    },
  },
  states: [
    {
      ...{ key: 'received', kind: 'initial', label: words('待派单', 'To be dispatched') },
      ...{ publicLabel: words('已登记', 'Received'), visibleTo: ['office', 'unit'], waitsFor: 'office' },
    },
    {
      ...{ key: 'working', kind: 'active', label: words('修理中', 'Being repaired') },
      ...{
        publicLabel: words('修理中', 'Being repaired'),
        visibleTo: ['office', 'unit', 'applicant'],
        waitsFor: 'unit',
      },
    },
    {
      ...{
        key: 'done',
        kind: 'terminal',
        label: words('已修好', 'Repaired'),
        publicLabel: words('已修好', 'Repaired'),
      },
      ...{ visibleTo: ['office', 'unit', 'applicant'], outcome: 'done' },
    },
  ],
  transitions: [
    {
      ...{ action: 'dispatch', label: words('派单', 'Dispatch'), from: ['received'], to: 'working', roles: ['office'] },
      form: {
        schema: {
          ...{ type: 'object', additionalProperties: false, required: ['unit'] },
          properties: { unit: { type: 'string', pattern: '^org_[0-9a-z]{26}$', maxLength: 40 } },
        },
        fields: { '/unit': { label: words('单位', 'Unit') } },
      },
      effects: [{ kind: 'assign', unit: { path: 'steps.dispatch.unit' } }],
    },
    {
      ...{ action: 'return', label: words('退单', 'Return'), from: ['working'], to: 'received', roles: ['unit'] },
      requires: { comment: true },
    },
    {
      ...{ action: 'finish', label: words('办结', 'Finish'), from: ['working'], to: 'done', roles: ['unit', 'office'] },
      form: {
        schema: {
          ...{ type: 'object', additionalProperties: false, required: ['answer'] },
          properties: { answer: { type: 'string', minLength: 1, maxLength: 1000 } },
        },
        fields: { '/answer': { label: words('答复', 'Answer') } },
      },
      effects: [{ kind: 'notify', to: 'applicant', text: words('路灯已修好。', 'The light is repaired.') }],
    },
  ],
  clocks: [
    {
      ...{ key: 'work', title: words('修理', 'Repair'), basis: 'working-day', statutory: 20, promised: 5 },
      ...{ startsOn: ['open'], stopsOn: ['finish'] },
      pauses: [
        {
          ...{
            key: 'waiting',
            reason: words('等待报修人', 'Waiting for the resident'),
            needsEvidence: true,
            daysMax: 5,
          },
          legalBasis: words('本办法：待核', 'House rule: to be verified'),
        },
      ],
      basisText: { text: words('承诺五个工作日。', 'Five working days are promised.'), verified: false },
    },
  ],
  ...{ materials: [], tables: [], rubric: [], isPublic: true },
  assignment: { returnsMax: 1, transfersMax: 1 },
  rating: { remedyType: 'service-remedy' },
};
