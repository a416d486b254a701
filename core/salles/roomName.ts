/** A room as a sentence names it: people know its name, programs its code. */
export const roomName = ({ nom }: { nom: string }): string => `la salle « ${nom} »`;
