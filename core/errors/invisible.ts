/**
 * What has no use in a name and does harm where it is shown: control characters (those above ASCII
 * too) but for tab and line ends, halves of characters, what is no character, and overrides of the
 * writing direction, which would turn the words around it.
 */
export const invisible =
	/[^\P{Cc}\t\n\r]|[\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/gu;
