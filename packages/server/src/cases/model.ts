import type { Bilingual, Id } from '#kernel';

/** How somebody stands to a case. `clock` is the platform when a limit passes, `effect` the platform when what a step caused is known. */
export const caseRoles = ['applicant', 'office', 'unit', 'coUnit', 'reviewer', 'public', 'clock', 'effect'] as const;
export type CaseRole = (typeof caseRoles)[number];

/** A value of a form, a fact or a decision. Numbers that are money or shares are decimal strings, never binary floats. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** What a condition compares: a dotted path into the facts (`form.amount`, `case.returns`, `organisation.roles`, `tables.support.amount`). */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly path: string; readonly op: ComparisonOp; readonly value?: Value }
  | { readonly table: string; readonly output: string; readonly op: ComparisonOp; readonly value?: Value };

/** Comparisons. Numbers and decimal strings compare as decimals, days as days; a missing fact only satisfies `missing`. */
export const comparisonOps = ['=', '!=', '<', '<=', '>', '>=', 'in', 'notIn', 'has', 'missing', 'present'] as const;
export type ComparisonOp = (typeof comparisonOps)[number];

/** How many rules of a decision table may answer (DMN 1.3, 8.2.8): exactly one fits, the first that fits, or all that fit. */
export const hitPolicies = ['unique', 'first', 'collect'] as const;
export type HitPolicy = (typeof hitPolicies)[number];

/** A decision table (DMN): inputs are paths, a cell is a comparison or `-` for anything; outputs are values or decimal formulas of facts. */
export type DecisionTable = {
  readonly key: string;
  readonly title: Bilingual;
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly { readonly path: string; readonly label: Bilingual }[];
  readonly outputs: readonly {
    readonly name: string;
    readonly label: Bilingual;
    readonly type: 'text' | 'decimal' | 'boolean';
  }[];
  readonly rules: readonly {
    readonly when: readonly Cell[];
    /** A value, or a formula `{ times: [path | decimal, …], max?: decimal }`; decimals are strings. */
    readonly then: Readonly<Record<string, Value | Formula>>;
    /** The clause of the policy that this rule comes from. */
    readonly source?: string;
    readonly reason?: Bilingual;
  }[];
  /** Where the limits come from; what is not verified against the text says so on the page. */
  readonly basis: RuleBasis;
};

/** One comparison of a rule with its column's input; `-` fits anything. */
export type Cell = '-' | { readonly op: ComparisonOp; readonly value?: Value };

/** A product of facts (by path) and decimals, held between limits and rounded. */
export type Formula = {
  readonly times: readonly string[];
  readonly max?: string;
  readonly min?: string;
  /** Digits after the point; half up. Default 2. */
  readonly digits?: number;
};

/** The text a rule rests on. `verified` false is shown as "to be verified". */
export type RuleBasis = { readonly text: Bilingual; readonly source?: string; readonly verified: boolean };

/** A form: JSON Schema 2020-12 for the answers, and what each field is called, by JSON pointer (`/amount`, `/team/0/name` is `/team/-/name`). */
export type Form = {
  readonly schema: { readonly [keyword: string]: unknown };
  readonly fields: Readonly<Record<string, FieldWords>>;
};

/** What people read of one field. */
export type FieldWords = {
  readonly label: Bilingual;
  readonly help?: Bilingual;
  /** Words for the members of an enum. */
  readonly options?: Readonly<Record<string, Bilingual>>;
  /** Prefilled from what the organisation told the platform before (`organisation.creditCode`, `last.contactPhone`). */
  readonly from?: string;
  /** Shown only to the office and the applicant (a caller's name and number), never to units and reviewers. */
  readonly isPersonal?: boolean;
};

/** A document that is asked for. */
export type Material = {
  readonly key: string;
  readonly title: Bilingual;
  /** Needed when this holds; always when absent. */
  readonly when?: Condition;
  readonly isOptional?: boolean;
};

/** What a state is to the clock and the lists. A `waiting` one waits for the applicant or somebody outside. */
export const stateKinds = ['initial', 'active', 'waiting', 'terminal'] as const;
export type StateKind = (typeof stateKinds)[number];

/** One row of the state table. */
export type CaseState = {
  readonly key: string;
  readonly label: Bilingual;
  /** What the applicant and the public read. */
  readonly publicLabel: Bilingual;
  readonly kind: StateKind;
  /** Who reads `label`; everybody else reads `publicLabel`. */
  readonly visibleTo: readonly CaseRole[];
  /** Whose move it is; none in a terminal state. */
  readonly waitsFor?: CaseRole;
  /** How a case that ends here ended. */
  readonly outcome?: 'granted' | 'refused' | 'withdrawn' | 'done';
};

/** One action of the state table: from where to where, who may, and what has to be there. */
export type Transition = {
  readonly action: string;
  readonly label: Bilingual;
  readonly from: readonly string[];
  readonly to: string;
  /** Who may; nobody else (deny by default). */
  readonly roles: readonly CaseRole[];
  readonly guard?: Condition;
  readonly requires?: {
    /** Pointers of the case's form that must be filled. */
    readonly fields?: readonly string[];
    readonly materials?: readonly string[];
    /** Reviews submitted without a conflict. */
    readonly reviewsMin?: number;
    /** A written reason. */
    readonly comment?: boolean;
  };
  /** What the actor gives with the step; its answers join the case's facts as `steps.<action>.…`. */
  readonly form?: Form;
  readonly effects?: readonly Effect[];
};

/** What a step causes, at least once by idempotent handlers. A failed one becomes an incident; the step stands. */
export type Effect =
  | { readonly kind: 'notify'; readonly to: CaseRole; readonly text: Bilingual }
  /** Gives the case to a unit: the one a decision table names, the one in the step's answers, or none (back to the office). */
  | {
      readonly kind: 'assign';
      readonly unit: { readonly table: string; readonly output: string } | { readonly path: string } | 'office';
    }
  /** Money between accounts named by the programme; `reserve` is a pending transfer of the award, `post` and `void` end it. */
  | {
      readonly kind: 'ledgerTransfer';
      readonly mode: 'reserve' | 'post' | 'void';
      readonly amount: string;
      readonly account: string;
    }
  | { readonly kind: 'issueCredential'; readonly credential: string }
  | { readonly kind: 'openCase'; readonly caseType: string; readonly form: Readonly<Record<string, string>> }
  | { readonly kind: 'publish'; readonly page: string }
  | { readonly kind: 'book'; readonly resource: string }
  /** Milestones of the award, from an array of the form or a step: `{ due, amount, title }`. */
  | { readonly kind: 'planMilestones'; readonly path: string; readonly award: string };
export type EffectKind = Effect['kind'];

/** What a clock counts. Working days are the organisation's calendar's; hours run day and night. */
export const clockBases = ['working-day', 'calendar-day', 'hour'] as const;
export type ClockBasis = (typeof clockBases)[number];

/** A promised time. The due day is a pure function of the events and the calendar. */
export type ClockRule = {
  readonly key: string;
  readonly title: Bilingual;
  readonly basis: ClockBasis;
  /** What the law allows and what is promised; promised ≤ statutory. Statutory is absent where the law sets none. */
  readonly statutory?: number;
  readonly promised: number;
  /** Chosen by a decision table instead (an emergency, a utility, a general matter): its output replaces `promised`. */
  readonly promisedBy?: { readonly table: string; readonly output: string };
  readonly startsOn: readonly string[];
  readonly stopsOn: readonly string[];
  readonly pauses: readonly {
    readonly key: string;
    readonly reason: Bilingual;
    readonly legalBasis: Bilingual;
    readonly needsEvidence: boolean;
    /** Whole days, after which the clock goes on by itself. */
    readonly daysMax: number;
  }[];
  /** One extension, asked for before the clock has run out. In the clock's own unit. */
  readonly extension?: { readonly max: number; readonly roles: readonly CaseRole[] };
  /** Percent of the time at which somebody is told; 50, 80, 100 when absent. */
  readonly warnAt?: readonly number[];
  /** What happens when it runs out: an action that the role `clock` may send; only the red card when absent. */
  readonly onExpiry?: string;
  readonly basisText: RuleBasis;
};

/** One thing that reviewers score. The weight is an integer. */
export type RubricItem = {
  readonly key: string;
  readonly label: Bilingual;
  readonly weight: number;
  readonly min: number;
  readonly max: number;
  readonly needsComment: boolean;
};

/** A programme as data: versioned, immutable once a case has used it. */
export type CaseType = {
  readonly schema: 'corridor.case-type/1';
  /** `residents-request`; the family under which it is listed. */
  readonly key: string;
  readonly version: number;
  readonly programme: Programme;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  /** Who may open one. */
  readonly audience: 'organisation' | 'resident' | 'office';
  readonly form: Form;
  readonly materials: readonly Material[];
  readonly states: readonly CaseState[];
  readonly transitions: readonly Transition[];
  readonly clocks: readonly ClockRule[];
  readonly tables: readonly DecisionTable[];
  readonly rubric: readonly RubricItem[];
  /** Reasoned returns of a work order by a unit, and transfers between units; then the office decides. */
  readonly assignment: { readonly returnsMax: number; readonly transfersMax: number };
  /** 好差评 when the case has ended; the case type that a bad rating opens. */
  readonly rating?: { readonly remedyType?: string };
  /** Shown in the public statistics and, with what the applicant agreed to, on the public list. */
  readonly isPublic: boolean;
  /** Makes a public type for residents a service of the city's Open311 interface. */
  readonly serviceRequests?: ServiceRequests;
};

/** Statuses that Open311 knows beyond open and closed (mySociety's extension of GeoReport v2). */
export const serviceStatuses = [
  'OPEN',
  'FOR_TRIAGE',
  'INVESTIGATING',
  'ACTION_SCHEDULED',
  'IN_PROGRESS',
  'INTERNAL_REFERRAL',
  'REOPEN',
  'FIXED',
  'DUPLICATE',
  'NOT_COUNCILS_RESPONSIBILITY',
  'NO_FURTHER_ACTION',
  'CANCELLED',
  'CLOSED',
] as const;
export type ServiceStatus = (typeof serviceStatuses)[number];

/** How a type shows itself to clients of Open311 (GeoReport v2): what its services are, and what statuses mean in it. */
export type ServiceRequests = {
  /** Pointer to the field of the form, an enum, whose members are the services; the type is one service when absent. */
  readonly category?: string;
  /** The document that photos become; photos are refused when absent. */
  readonly photos?: string;
  /** What a state is called, by its key; by its kind and outcome when absent. */
  readonly statuses: Readonly<Record<string, ServiceStatus>>;
  /** What an update of the unit's own system does: the first row of the status whose action the state has. Its text goes to `textIn`, else it is the comment. */
  readonly updates: readonly {
    readonly status: ServiceStatus;
    readonly action: string;
    readonly answers?: Readonly<Record<string, string>>;
    readonly textIn?: string;
  }[];
};

/** The services that the region's plan names; navigation, not code. */
export const programmes = [
  'residents',
  'policies',
  'investment',
  'training',
  'fund',
  'financing',
  'incubation',
  'space',
  'brand',
  'research',
  'industry',
  'office',
] as const;
export type Programme = (typeof programmes)[number];

/** What every case type can do besides its own transitions. */
export const commonActions = [
  'open',
  'assign',
  'transfer',
  'return',
  'join',
  'pause',
  'resume',
  'extend',
  'comment',
  'message',
  'supply',
  'review.ask',
  'review.submit',
  'review.conflict',
  'milestone.plan',
  'milestone.submit',
  'milestone.accept',
  'milestone.pay',
  'milestone.clawBack',
  'rate',
  'merge',
  'migrate',
] as const;
export type CommonAction = (typeof commonActions)[number];

/** Who sent an event, as the log keeps it. */
export type EventActor = {
  readonly role: CaseRole;
  readonly personId: Id<'psn'> | null;
  readonly organisationId: Id<'org'> | null;
};

/** One event of a case, immutable. `hash` is SHA-256 over the canonical JSON of all else, chained by `previousHash`. */
export type CaseEvent = {
  readonly caseId: Id<'case'>;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly actor: EventActor;
  /** One of the type's transitions or of the common actions. */
  readonly action: string;
  readonly before: string | null;
  readonly after: string;
  readonly payload: Readonly<Record<string, Value>>;
  readonly at: Date;
  readonly previousHash: string | null;
  readonly hash: string;
};
