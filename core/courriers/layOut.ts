import { inlineContent } from 'juice/client';

import { memo } from '../time/memo';

/** What every client shows: put into each element, as Gmail and Outlook drop a `<style>` where they like. */
const LOOK = `
body { margin: 0; padding: 0; background: #f5f1ea; color: #2e2620; font: 16px/1.55 Georgia, 'Times New Roman', serif }
.fond { background: #f5f1ea }
.marge { padding: 24px 10px }
.carte { max-width: 600px; background: #ffffff; border-top: 4px solid #b8892f }
.cadre { padding: 18px 34px 26px; font: 16px/1.55 Georgia, 'Times New Roman', serif; color: #2e2620 }
.entete { padding-bottom: 0; font-size: 14px; letter-spacing: .06em; color: #8a5f1a }
.pied { padding: 14px 34px 20px; border-top: 1px solid #e8ddca; font-size: 13px; color: #6d5a47 }
h1 { margin: 0 0 16px; font-size: 22px; line-height: 1.3; color: #4a3524; font-weight: normal }
p { margin: 0 0 14px }
a { color: #7a5213 }
ul { margin: 0 0 14px; padding-left: 20px }
.fiche { width: 100%; border-collapse: collapse; margin: 4px 0 18px; font-size: 15px }
.fiche th, .fiche td { padding: 8px 10px; border-bottom: 1px solid #e8ddca; text-align: left; vertical-align: top }
.fiche th { width: 34%; color: #6d5a47; font-weight: normal }
.bouton { display: inline-block; padding: 11px 22px; background: #8a5f1a; color: #ffffff; text-decoration: none }
.bouton { border-radius: 3px }
.note { padding: 10px 14px; background: #fbf6ea; border-left: 3px solid #b8892f }
.discret { color: #6d5a47; font-size: 14px }
`;

/** What only some clients know, and what can't stand in an element: telephones, and a dark screen. */
const ADAPT = `
:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (max-width: 480px) {
	.cadre { padding-left: 18px !important; padding-right: 18px !important }
	.fiche th { width: auto !important }
}
@media (prefers-color-scheme: dark) {
	body, .fond { background: #1c1712 !important }
	.carte { background: #28211a !important }
	.cadre, .fiche td { color: #efe6da !important }
	h1 { color: #f0dcc0 !important }
	a, .entete { color: #e0b466 !important }
	.fiche th, .discret, .pied { color: #c9b8a3 !important }
	.fiche th, .fiche td, .pied { border-color: #4a3d2f !important }
	.bouton { background: #d09a45 !important; color: #1c1712 !important }
	.note { background: #352b20 !important; border-color: #c89a45 !important }
}
`;

const frame = (content: string) => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{centre}}</title>
<style>${ADAPT}</style>
</head>
<body>
<table class="fond" role="presentation" width="100%" cellpadding="0" cellspacing="0">
<tr><td class="marge" align="center">
<table class="carte" role="presentation" width="100%" cellpadding="0" cellspacing="0">
<tr><td class="cadre entete">{{centre}}</td></tr>
<tr><td class="cadre">
${content}
</td></tr>
<tr><td class="cadre pied">
{{#espace}}
<a href="{{espace}}">Votre page</a> montre vos séances et reçoit vos démarches ; ce lien est à vous seul.<br>
{{/espace}}
{{#agenda}}
<a href="{{agenda}}">Votre agenda</a> reste à jour de lui-même : ajoutez cette adresse à votre
calendrier, et gardez-la pour vous.<br>
{{/agenda}}
{{centre}} · message envoyé automatiquement
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;

/** Frames of the templates in use: a workflow has some twenty, and each is sent many times. */
const laidOut = memo((content: string) => inlineContent(frame(content), LOOK), 200);

/**
 * The centre's look around a mail's content: one column, readable on a telephone and on a dark
 * screen, gold and brown as the jeweller's bench, its styles in the elements. The template's
 * {{placeholders}} stay as they are. Content that is a whole document of its own (it starts with
 * <!doctype or <html) is left as it is.
 */
export function layOut(content: string): string {
	return /^\s*<(!doctype|html)/i.test(content) ? content : laidOut(content);
}
