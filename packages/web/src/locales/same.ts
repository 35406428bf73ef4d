/** The shape of a language's words: the other language has the same keys, or it does not compile. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
