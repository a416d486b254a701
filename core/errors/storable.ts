/** Whether PostgreSQL can hold a text: no NUL, no half of a character. */
export const isStorable = (text: string): boolean =>
	!text.includes('\0') && !/\p{Surrogate}/u.test(text);

/** Somebody else's words, such as a mail server's, as PostgreSQL can hold them: a mark for each character it can't. */
export const toStorable = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
