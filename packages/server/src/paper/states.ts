import type { SenderTable, StateMachine, StateTable } from '#kernel';

/** Where an import stands. */
export const importStates = ['previewed', 'applied', 'dropped', 'outdated'] as const;
export type ImportState = (typeof importStates)[number];

/** What happens to an import; `outdate`: what it would do is no longer what was shown. */
export type ImportEvent = 'preview' | 'apply' | 'drop' | 'outdate';

/** Nothing is applied but what was previewed as things stand. */
export const importTable: StateTable<ImportState, ImportEvent> = {
  previewed: { preview: 'previewed', apply: 'applied', drop: 'dropped', outdate: 'outdated' },
  applied: { preview: null, apply: null, drop: null, outdate: null },
  dropped: { preview: null, apply: null, drop: null, outdate: null },
  outdated: { preview: 'previewed', apply: null, drop: 'dropped', outdate: null },
};

const importSenders: SenderTable<ImportEvent, 'exchangeManager' | 'rules'> = {
  preview: ['exchangeManager'],
  apply: ['exchangeManager'],
  drop: ['exchangeManager'],
  outdate: ['rules'],
};

/** Every state machine of the module. */
export const paperMachines: readonly StateMachine[] = [
  {
    of: { zh: '导入', en: 'import' },
    columns: ['paper.import.state'],
    first: ['previewed'],
    table: importTable,
    senders: importSenders,
  },
];
