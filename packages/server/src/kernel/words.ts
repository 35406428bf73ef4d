/** A text for people in both languages of the platform. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** Languages a person may read. */
export type Language = keyof Bilingual;

/** How data leave, from the freest to the narrowest; of a clean room only results leave. */
export const deliveryModes = ['download', 'share', 'api', 'cleanRoom'] as const;
export type DeliveryMode = (typeof deliveryModes)[number];

/** Levels of data from harmless to core (GB/T 43697-2024 6.5 and annex H): general data 1 to 4, then important, core. */
export const levels = ['1', '2', '3', '4', 'important', 'core'] as const;
export type Level = (typeof levels)[number];
