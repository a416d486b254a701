/** Whether PostgreSQL can hold a text: no NUL, no half of a character. */
export const isStorable = (text: string): boolean =>
	!text.includes('\0') && !/\p{Surrogate}/u.test(text);
