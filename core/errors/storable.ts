/** Somebody else's words, such as a mail server's, as PostgreSQL can hold them: a mark for a NUL or half a character. */
export const toStorable = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\ufffd');

/** Whether PostgreSQL can hold a text as it is. */
export const isStorable = (text: string): boolean => toStorable(text) === text;
