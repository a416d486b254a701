/** Buttons, fields, notices and what folds out. */
export const formStyle = `
.bouton,
button {
	display: inline-block;
	font: inherit;
	font-size: 0.92rem;
	border: 1px solid var(--accent);
	border-radius: 8px;
	padding: 0.35rem 0.85rem;
	background: var(--carte);
	color: var(--accent);
	cursor: pointer;
	text-decoration: none;
}
.bouton:hover,
button:hover {
	background: var(--accent-doux);
}
button.fort,
.bouton.fort {
	background: var(--accent);
	color: #fff;
}
button.fort:hover,
.bouton.fort:hover {
	background: #083f4a;
}
button.grave {
	background: #8c1d1d;
	border-color: #8c1d1d;
	color: #fff;
}
button.grave:hover {
	background: #6d1414;
}
.bouton.leger {
	border-color: var(--trait);
	color: var(--encre);
}
form.ligne {
	display: flex;
	flex-wrap: wrap;
	gap: 0.5rem;
	align-items: end;
}
label {
	display: block;
	font-size: 0.9rem;
	font-weight: 500;
}
input,
select,
textarea {
	font: inherit;
	padding: 0.4rem 0.6rem;
	border: 1px solid #837b6e;
	border-radius: 8px;
	background: #fff;
	color: inherit;
	max-width: 100%;
}
.avis {
	border-left: 5px solid var(--accent);
	background: var(--accent-doux);
	border-radius: 8px;
	padding: 0.75rem 1rem;
	margin: 0 0 1rem;
}
.avis.ok {
	border-color: var(--vert-vif);
	background: var(--vert);
}
.avis.non {
	border-color: var(--rouge-vif);
	background: var(--rouge);
}
.avis p {
	margin: 0.2rem 0;
}
.vide {
	color: var(--doux);
}
.etatvide {
	padding: 1.25rem;
	text-align: center;
	color: var(--doux);
	border: 1px dashed #b9b2a5;
	border-radius: 12px;
	margin: 0 0 1rem;
	background: var(--carte);
}
.choix {
	list-style: none;
	margin: 0;
	padding: 0;
}
.choix > li {
	border-top: 1px solid var(--trait);
	padding: 0.8rem 0;
	display: flex;
	flex-wrap: wrap;
	gap: 0.5rem 1.5rem;
	align-items: center;
	justify-content: space-between;
}
.choix.carte > li {
	padding-inline: 1rem;
}
.choix > li:first-child {
	border-top: 0;
}
details summary {
	cursor: pointer;
	color: var(--accent);
}
.agenda {
	margin-top: 2rem;
	font-size: 0.9rem;
	color: var(--doux);
}
.agenda input {
	width: 100%;
	font-size: 0.85rem;
}
footer {
	max-width: 78rem;
	margin: auto;
	padding: 0 1.25rem 2rem;
	color: var(--doux);
	font-size: 0.82rem;
}
`;
