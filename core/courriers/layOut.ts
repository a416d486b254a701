/**
 * The centre's look around a mail's content: one column, readable on a telephone, gold and brown as
 * the jeweller's bench. Content that is a whole document of its own (it starts with <!doctype or
 * <html) is left as it is.
 */
export function layOut(content: string): string {
	if (/^\s*<(!doctype|html)/i.test(content)) return content;
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{{centre}}</title>
<style>
body{margin:0;padding:0;background:#f5f1ea;color:#2e2620;font:16px/1.55 Georgia,'Times New Roman',serif}
h1{margin:0 0 16px;font-size:22px;line-height:1.3;color:#4a3524;font-weight:normal}
p{margin:0 0 14px}
a{color:#7a5213}
ul{margin:0 0 14px;padding-left:20px}
.fiche{width:100%;border-collapse:collapse;margin:4px 0 18px;font-size:15px}
.fiche th,.fiche td{padding:8px 10px;border-bottom:1px solid #e8ddca;text-align:left;vertical-align:top}
.fiche th{width:34%;color:#6d5a47;font-weight:normal}
.bouton{display:inline-block;padding:11px 22px;background:#8a5f1a;color:#ffffff;text-decoration:none;border-radius:3px}
.note{padding:10px 14px;background:#fbf6ea;border-left:3px solid #b8892f}
.discret{color:#6d5a47;font-size:14px}
@media (max-width:480px){.cadre{padding-left:18px!important;padding-right:18px!important}.fiche th{width:auto}}
</style>
</head>
<body>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f5f1ea">
<tr><td align="center" style="padding:24px 10px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"
	style="max-width:600px;background:#ffffff;border-top:4px solid #b8892f">
<tr><td class="cadre" style="padding:18px 34px 0;font-size:14px;letter-spacing:.06em;color:#8a5f1a">
{{centre}}
</td></tr>
<tr><td class="cadre" style="padding:18px 34px 26px">
${content}
</td></tr>
<tr><td class="cadre"
	style="padding:14px 34px 20px;border-top:1px solid #e8ddca;font-size:13px;color:#6d5a47">
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
}
