import type { SenderTable, StateMachine, StateTable } from '#kernel';

/** Where an upload stands; `received` waits for a place to be read. One that is dropped or expires is gone. */
export const intakeStates = ['receiving', 'received', 'reading', 'stored', 'assessed', 'refused'] as const;
export type IntakeState = (typeof intakeStates)[number];

/** What happens to an upload. */
export type IntakeEvent = 'append' | 'complete' | 'read' | 'store' | 'assess' | 'refuse';

/** A reading that was cut off begins anew; what was refused is sent again as another upload. */
export const intakeTable: StateTable<IntakeState, IntakeEvent> = {
  receiving: { append: 'receiving', complete: 'received', read: null, store: null, assess: null, refuse: null },
  received: { append: null, complete: null, read: 'reading', store: null, assess: null, refuse: null },
  reading: { append: null, complete: null, read: 'reading', store: 'stored', assess: null, refuse: 'refused' },
  stored: { append: null, complete: null, read: null, store: null, assess: 'assessed', refuse: null },
  assessed: { append: null, complete: null, read: null, store: null, assess: null, refuse: null },
  refused: { append: null, complete: null, read: null, store: null, assess: null, refuse: null },
};

/** The sender sends and says that it is all; the rest is the platform's. */
export const intakeSenders: SenderTable<IntakeEvent, 'provider' | 'platform'> = {
  append: ['provider'],
  complete: ['provider'],
  read: ['platform'],
  store: ['platform'],
  assess: ['platform'],
  refuse: ['platform'],
};

/** States whose bytes are still needed. */
export const unreadStates: readonly IntakeState[] = ['receiving', 'received', 'reading'];

/** Whom an upload waits for. */
export const waitsFor = (state: IntakeState): 'provider' | 'platform' | 'nobody' => {
  if (state === 'receiving') return 'provider';
  return state === 'assessed' || state === 'refused' ? 'nobody' : 'platform';
};

/** Every state machine of the module. */
export const datasetMachines: readonly StateMachine[] = [
  {
    of: { zh: '上传', en: 'upload' },
    columns: ['datasets.intake.state'],
    first: ['receiving'],
    table: intakeTable,
    senders: intakeSenders,
  },
];
