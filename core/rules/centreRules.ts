import { z } from 'zod';

const text = (max = 2_000) => z.string().trim().max(max, `au plus ${max} caractères`);

/** A paper's heading and paragraphs; what stands in braces is filled in (docs/attendance.md). */
const paper = z.object({ titre: text(200).min(1), texte: z.array(text()).min(1).max(20) }).strict();

/** `rules/centre.json`: who the centre is, as its papers say it, and how presence is kept. */
export const centreSchema = z
	.object({
		nom: text(200).min(1),
		adresse: z.array(text(200)).max(6).default([]),
		siret: text(40).default(''),
		numeroDeclaration: text(60).default(''),
		signataire: z
			.object({ nom: text(200).default(''), qualite: text(200).default('') })
			.strict()
			.default({}),
		ville: text(200).default(''),
		/** A picture in the file itself: nothing is read from elsewhere. */
		logo: z
			.string()
			.regex(/^data:image\/(png|jpeg);base64,/, 'une image data:image/png;base64,… est attendue')
			.max(500_000)
			.nullable()
			.default(null),
		presences: z
			.object({
				/** Days after a séance in which its marks may be made and corrected. */
				clotureJours: z.number().int().min(0).max(3_650).default(30),
				/** Whether the trainer's reminder carries the sheet. */
				feuilleAuRappel: z.boolean().default(true),
			})
			.strict()
			.default({}),
		certificat: paper,
		attestation: paper,
	})
	.strict();
