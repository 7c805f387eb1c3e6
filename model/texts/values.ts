/** Named values of a text, in plain words. */
export type Words<Name extends string> = Readonly<Record<Name, string>>;

/** Named values of a text that are numbers. */
export type Numbers<Name extends string> = Readonly<Record<Name, number>>;

/** Named values of a text that are lists of words. */
export type Lists<Name extends string> = Readonly<Record<Name, readonly string[]>>;
