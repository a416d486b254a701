import { escapeHtml, sendJson, sendPage } from './serve.mjs';

const when = (iso) => new Date(iso).toLocaleString('fr-FR', { timeZone: 'Europe/Paris' });

export function listPage(response, mails) {
	const rows = mails
		.toReversed()
		.map(
			({ id, receivedAt, envelope, subject, attachments }) =>
				`<tr><td>${when(receivedAt)}</td><td>${escapeHtml(envelope.to.join(', '))}</td><td><a href="/mails/${id}">${escapeHtml(subject) || '(sans objet)'}</a></td><td>${attachments.flatMap(({ filename }) => (filename ? escapeHtml(filename) : [])).join(', ')}</td></tr>`,
		);
	const body = rows.length
		? `<table><thead><tr><th>Reçu</th><th>Pour</th><th>Objet</th><th>Pièces jointes</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
		: '<p class="vide">Aucun message pour l’instant. Les messages envoyés par n8n arrivent ici ; aucun ne part au-dehors.</p>';
	sendPage(response, `Messages (${mails.length})`, body, { refresh: 5 });
}

export function mailPage(response, mail) {
	const pieces = mail.attachments.map(
		({ filename, contentType, size }, i) =>
			`<li><a href="/mails/${mail.id}/pieces/${i}">${escapeHtml(filename) || 'partie sans nom'}</a> <span class="vide">${escapeHtml(contentType)}, ${size} octets</span></li>`,
	);
	sendPage(
		response,
		mail.subject || '(sans objet)',
		`<nav><a href="/">← Tous les messages</a></nav>
<table><tr><th>De</th><td>${escapeHtml(mail.from)}</td></tr><tr><th>Pour</th><td>${escapeHtml(mail.to.join(', '))}</td></tr>${mail.cc.length ? `<tr><th>Copie</th><td>${escapeHtml(mail.cc.join(', '))}</td></tr>` : ''}<tr><th>Reçu</th><td>${when(mail.receivedAt)}</td></tr><tr><th>Message-ID</th><td>${escapeHtml(mail.messageId)}</td></tr></table>
${pieces.length ? `<h2>Pièces jointes</h2><ul>${pieces.join('')}</ul>` : ''}
${mail.html ? `<h2>HTML</h2><iframe sandbox src="/mails/${mail.id}/html" title="Message"></iframe>` : ''}
<h2>Texte</h2><pre>${escapeHtml(mail.text)}</pre>
<details><summary>En-têtes</summary><pre>${escapeHtml(mail.headers)}</pre></details>`,
	);
}

/** The mail's own HTML, shown in a frame that may run nothing and fetch nothing. */
export function originalHtml(response, mail) {
	response.writeHead(200, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy':
			"sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
	});
	response.end(mail.html);
}

export function attachment(response, mail, index) {
	const piece = mail.attachments[index];
	if (!piece) return sendJson(response, { error: 'No such attachment' }, 404);
	response.writeHead(200, {
		'content-type': 'application/octet-stream',
		'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(piece.filename || 'partie')}`,
	});
	response.end(Buffer.from(piece.content, 'base64'));
}
