/** A number with its noun: `1 host`, `2 hosts`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The verb of so many: `differs`, `differ`. */
export const differ = (number: number): string => (number === 1 ? 'differs' : 'differ');
