/** « M. », « Mme » and the like before a name, as the source of a pattern. */
export const HONORIFIC = '(?:m\\.|mr\\.?|mme\\.?|mlle\\.?|madame|mademoiselle|monsieur)\\s+';
