import type { Role } from '../../core/outbox/oweCourriers';

/**
 * What a new Session Mail starts with; staff change it in the workflow. Fields in double braces are
 * Mustache (docs/events.md).
 */
export interface Words {
	sujet: string;
	html: string;
	texte: string;
}

const sheetHtml = `<table class="fiche">
<tr><th>Formation</th><td>{{session.formation}}</td></tr>
<tr><th>Dates</th><td>{{session.periode}}</td></tr>
<tr><th>Début</th><td>{{session.debut}}</td></tr>
<tr><th>Salle</th><td>{{session.salle}}</td></tr>
<tr><th>Formateur</th><td>{{session.formateur}}</td></tr>
</table>
<ul>
{{#seances}}<li>{{jour}}, de {{debut}} à {{fin}}, {{salle}}{{#matiere}} ({{.}}){{/matiere}}</li>
{{/seances}}</ul>
{{#autresSeances}}<p class="discret">… et {{autresSeances}} autre(s) séance(s).</p>{{/autresSeances}}`;

const sheetText = `Formation : {{session.formation}}
Dates : {{session.periode}}
Début : {{session.debut}}
Salle : {{session.salle}}
Formateur : {{session.formateur}}

{{#seances}}
- {{jour}}, de {{debut}} à {{fin}}, {{salle}}{{#matiere}} ({{.}}){{/matiere}}
{{/seances}}
{{#autresSeances}}
… et {{autresSeances}} autre(s) séance(s).
{{/autresSeances}}`;

/** A mail to a person: greeting, what it is about, the session, and a friendly end. */
const toPerson = (title: string, sujet: string, message: string): Words => ({
	sujet,
	html: `<h1>${title}</h1>
<p>Bonjour {{prenom}},</p>
<p>${message}</p>
${sheetHtml}
<p>Bien cordialement,<br>{{centre}}</p>
`,
	texte: `Bonjour {{prenom}},

${message}

${sheetText}

Bien cordialement,
{{centre}}
`,
});

const account: Words = {
	sujet: 'Bienvenue : votre accès à l’espace élève',
	html: `<h1>Bienvenue parmi nous</h1>
<p>Bonjour {{prenom}},</p>
<p>Voici votre accès à l’espace élève.</p>
<table class="fiche">
<tr><th>Identifiant</th><td>{{compte.login}}</td></tr>
<tr><th>Mot de passe</th><td><strong>{{compte.motDePasse}}</strong></td></tr>
</table>
<p><a class="bouton" href="{{compte.urlConnexion}}">Se connecter</a></p>
<p class="note">Choisissez un nouveau mot de passe à votre première connexion.</p>
<p>Bien cordialement,<br>{{centre}}</p>
`,
	texte: `Bonjour {{prenom}},

Voici votre accès à l’espace élève.

Adresse : {{compte.urlConnexion}}
Identifiant : {{compte.login}}
Mot de passe : {{compte.motDePasse}}

Choisissez un nouveau mot de passe à votre première connexion.

Bien cordialement,
{{centre}}
`,
};

const notice: Words = {
	sujet: '{{session.formation}}, {{session.periode}}{{#personne}} — {{nomComplet}}{{/personne}}',
	html: `<h1>{{session.formation}}{{#personne}} : {{nomComplet}}{{/personne}}</h1>
${sheetHtml}
<p><a class="bouton" href="{{crm}}/admin/sessions">Ouvrir les sessions</a></p>
`,
	texte: `{{session.formation}}{{#personne}} : {{nomComplet}}{{/personne}}

${sheetText}

Les sessions : {{crm}}/admin/sessions
`,
};

const alerts: Words = {
	sujet: 'Alertes sessions — {{nombre}} point{{#plusieurs}}s{{/plusieurs}} à regarder',
	html: `<h1>Sessions à regarder</h1>
<p>Au {{jour}} :</p>
<table class="fiche">
{{#alertes}}<tr><th>{{formation}}<br><span class="discret">n° {{idSession}}, {{debut}}, {{salle}}</span></th><td>{{message}}</td></tr>
{{/alertes}}</table>
`,
	texte: `Sessions à regarder, au {{jour}} :

{{#alertes}}
- {{formation}} (n° {{idSession}}, {{debut}}) : {{message}}
{{/alertes}}
`,
};

const trouble: Words = {
	sujet: 'À traiter — {{titre}}',
	html: `<h1>{{titre}}</h1>
<table class="fiche">
<tr><th>Motif</th><td>{{erreur}}</td></tr>
<tr><th>Événement</th><td>{{evenement.action}}{{#evenement.idSession}}, session n° {{.}}{{/evenement.idSession}}</td></tr>
<tr><th>Identifiant</th><td>{{evenement.correlationId}}</td></tr>
</table>
`,
	texte: `{{titre}}

Motif : {{erreur}}
Événement : {{evenement.action}}{{#evenement.idSession}}, session n° {{.}}{{/evenement.idSession}}
Identifiant : {{evenement.correlationId}}
`,
};

const state: Words = {
	sujet: 'Sessions et planning : {{titre}}',
	html: `<h1>Sessions et planning : {{titre}}</h1>
{{#bon}}<p>Rien à faire : ce qui attendait part de lui-même.</p>{{/bon}}
<ul>
{{#problemes}}<li>{{.}}</li>
{{/problemes}}</ul>
{{#planning}}<p><a class="bouton" href="{{planning}}/sante">Voir l’état du système</a></p>{{/planning}}
`,
	texte: `Sessions et planning : {{titre}}

{{#bon}}
Rien à faire : ce qui attendait part de lui-même.
{{/bon}}
{{#problemes}}
- {{.}}
{{/problemes}}
{{#planning}}

L’état du système : {{planning}}/sante
{{/planning}}
`,
};

/** The words for each kind of recipient. */
export const words: Record<Role, Words> = {
	ELEVE: toPerson(
		'Votre place est réservée',
		'Votre session : {{session.formation}}, {{session.periode}}',
		'Votre inscription est confirmée.{{#calendrier}} Le calendrier joint ajoute les séances à votre agenda.{{/calendrier}}',
	),
	FORMATEUR: toPerson(
		'Une session vous est confiée',
		'Votre session : {{session.formation}}, {{session.periode}}',
		'La session suivante est planifiée avec vous.{{#calendrier}} Le calendrier joint ajoute les séances à votre agenda.{{/calendrier}}',
	),
	PROMU: toPerson(
		'Place confirmée',
		'Place confirmée : {{session.formation}}, {{session.periode}}',
		'Vous étiez en liste d’attente : une place s’est libérée et elle est à vous.',
	),
	COMPTE: account,
	ADMIN: notice,
	ALERTE: alerts,
	ANOMALIE: trouble,
	SANTE: state,
};

/** What *Tell the Admin* starts with: the items are whatever the workflow brings. */
export const told: Words = {
	sujet: 'À regarder dans n8n',
	html: '<h1>À regarder dans n8n</h1>\n<p>{{message}}</p>\n',
	texte: 'À regarder dans n8n\n\n{{message}}\n',
};
