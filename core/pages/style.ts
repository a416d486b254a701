/** The one stylesheet of the planning pages: screen, telephone and print; no font or image from outside. */
export const style = `
:root {
	--encre: #1d2733;
	--doux: #536070;
	--fond: #f6f4f0;
	--carte: #fff;
	--trait: #ddd8cf;
	--accent: #0b5563;
	--accent-doux: #e3eff1;
	--vert: #e6f3ea;
	--vert-encre: #1c5233;
	--vert-vif: #4f9d6c;
	--jaune: #fcf2cc;
	--jaune-encre: #5b4600;
	--jaune-vif: #d6a800;
	--orange: #fde3c8;
	--orange-encre: #743500;
	--orange-vif: #e07b1f;
	--rouge: #f9d6d3;
	--rouge-encre: #7a1717;
	--rouge-vif: #cc3b33;
}
* {
	box-sizing: border-box;
}
html {
	-webkit-text-size-adjust: 100%;
}
body {
	margin: 0;
	background: var(--fond);
	color: var(--encre);
	font:
		16px/1.5 system-ui,
		-apple-system,
		"Segoe UI",
		Roboto,
		"Noto Sans",
		"Helvetica Neue",
		sans-serif;
}
a {
	color: var(--accent);
	text-underline-offset: 0.18em;
}
a:hover {
	text-decoration-thickness: 2px;
}
:focus-visible {
	outline: 3px solid #b4530a;
	outline-offset: 2px;
	border-radius: 4px;
}
.saut {
	position: absolute;
	left: -999em;
}
.saut:focus {
	left: 1rem;
	top: 0.5rem;
	background: #fff;
	padding: 0.5rem 1rem;
	z-index: 9;
}
.sr {
	position: absolute;
	width: 1px;
	height: 1px;
	overflow: hidden;
	clip-path: inset(50%);
	white-space: nowrap;
}
header.barre {
	background: var(--accent);
	color: #fff;
}
header.barre > div {
	max-width: 78rem;
	margin: auto;
	padding: 0.65rem 1.25rem;
	display: flex;
	flex-wrap: wrap;
	gap: 0.25rem 1.75rem;
	align-items: baseline;
}
header.barre strong {
	font-size: 1.05rem;
	letter-spacing: 0.01em;
}
header.barre nav {
	display: flex;
	flex-wrap: wrap;
	gap: 0.25rem 1.25rem;
}
header.barre a {
	color: #fff;
	text-decoration: none;
	padding: 0.15rem 0;
	border-bottom: 2px solid transparent;
}
header.barre a:hover {
	border-color: #fff;
}
header.barre a[aria-current] {
	border-color: #fff;
	font-weight: 600;
}
header.barre :focus-visible {
	outline-color: #fff;
}
main {
	max-width: 78rem;
	margin: auto;
	padding: 1rem 1.25rem 3rem;
}
.fil ol {
	list-style: none;
	display: flex;
	flex-wrap: wrap;
	gap: 0.15rem 0.5rem;
	margin: 0 0 0.75rem;
	padding: 0;
	font-size: 0.9rem;
	color: var(--doux);
}
.fil li + li:before {
	content: "›";
	margin-right: 0.5rem;
	color: var(--doux);
}
h1 {
	font-size: 1.75rem;
	line-height: 1.2;
	margin: 0.25rem 0 0.25rem;
	letter-spacing: -0.01em;
}
h2 {
	font-size: 1.2rem;
	margin: 2rem 0 0.6rem;
}
.sous {
	color: var(--doux);
	margin: 0 0 1rem;
}
.outils {
	display: flex;
	flex-wrap: wrap;
	gap: 0.5rem 1rem;
	align-items: center;
	margin: 0 0 1rem;
}
.pas {
	display: inline-flex;
	border: 1px solid var(--trait);
	border-radius: 999px;
	background: var(--carte);
	overflow: hidden;
}
.pas > a,
.pas > span {
	padding: 0.35rem 0.9rem;
	text-decoration: none;
}
.pas a:hover {
	background: var(--accent-doux);
}
.pas > span {
	font-weight: 600;
	border-inline: 1px solid var(--trait);
}
.carte {
	background: var(--carte);
	border: 1px solid var(--trait);
	border-radius: 12px;
	padding: 1rem 1.25rem;
}
.legende {
	list-style: none;
	display: flex;
	flex-wrap: wrap;
	gap: 0.35rem 1.25rem;
	margin: 1rem 0 0;
	padding: 0;
	font-size: 0.9rem;
	color: var(--doux);
}
.legende i {
	display: inline-block;
	width: 1rem;
	height: 1rem;
	border-radius: 4px;
	margin-right: 0.4rem;
	vertical-align: -0.15rem;
	border-bottom: 4px solid var(--vif, #999);
	background: var(--teinte);
}
.VERT {
	--teinte: var(--vert);
	--ton: var(--vert-encre);
	--vif: var(--vert-vif);
}
.JAUNE {
	--teinte: var(--jaune);
	--ton: var(--jaune-encre);
	--vif: var(--jaune-vif);
}
.ORANGE {
	--teinte: var(--orange);
	--ton: var(--orange-encre);
	--vif: var(--orange-vif);
}
.ROUGE {
	--teinte: var(--rouge);
	--ton: var(--rouge-encre);
	--vif: var(--rouge-vif);
}
table {
	border-collapse: separate;
	border-spacing: 0;
	width: 100%;
}
caption {
	text-align: left;
	color: var(--doux);
	padding: 0 0 0.5rem;
	font-size: 0.9rem;
}
th {
	text-align: left;
	font-weight: 600;
}
.an table {
	border-spacing: 4px;
	table-layout: fixed;
}
.an thead th {
	font-size: 0.85rem;
	color: var(--doux);
	text-align: center;
	font-weight: 500;
}
.an thead th:first-child,
.an tbody th,
.an tfoot th {
	width: 9.5rem;
	text-align: left;
}
.an tbody th {
	font-weight: 600;
	font-size: 0.95rem;
	line-height: 1.25;
	padding-right: 0.5rem;
}
.an tbody th small {
	display: block;
	font-weight: 400;
	color: var(--doux);
	font-size: 0.78rem;
}
.case {
	display: block;
	position: relative;
	border-radius: 8px;
	padding: 0.35rem 0.2rem 0.7rem;
	text-align: center;
	background: var(--teinte);
	color: var(--ton);
	text-decoration: none;
	overflow: hidden;
	line-height: 1.2;
}
a.case:hover {
	box-shadow: inset 0 0 0 2px var(--ton);
}
.case b {
	display: block;
	font-size: 0.98rem;
}
.case small {
	font-size: 0.74rem;
}
.case i,
.jauge i {
	position: absolute;
	left: 0;
	bottom: 0;
	width: calc(100% * var(--p));
	background: var(--vif);
}
.case i {
	left: 8px;
	bottom: 4px;
	height: 4px;
	border-radius: 2px;
	width: calc((100% - 16px) * var(--p));
}
.an abbr {
	text-decoration: none;
}
.liste abbr {
	text-decoration: none;
}
.liste.semaine td,
.liste.semaine th {
	padding: 0.45rem 0.15rem;
}
.semaine tbody th {
	font-weight: 500;
}
.semaine small {
	white-space: normal;
}
.total .case {
	background: none;
	color: var(--encre);
}
.total .case i {
	display: none;
}
.mois table {
	table-layout: fixed;
}
.mois td,
.mois th {
	padding: 0.35rem 0.5rem;
	vertical-align: top;
	border-top: 1px solid var(--trait);
}
.mois thead th {
	border-top: 0;
	color: var(--doux);
	font-weight: 500;
	font-size: 0.85rem;
}
.mois thead th:first-child {
	width: 8.5rem;
}
.mois tbody th {
	white-space: nowrap;
	font-weight: 500;
}
.mois tbody th a {
	text-decoration: none;
}
.mois tbody th a:hover {
	text-decoration: underline;
}
.mois tr.we {
	background: #faf9f6;
}
.mois tr.auj th {
	box-shadow: inset 4px 0 var(--accent);
}
.ferme {
	display: block;
	font-size: 0.78rem;
	color: #8a3a10;
	white-space: normal;
	font-weight: 500;
}
.libre {
	color: var(--doux);
	font-size: 0.88rem;
}
.bloc {
	display: block;
	border-radius: 8px;
	padding: 0.3rem 0.55rem 0.35rem;
	background: var(--accent-doux);
	border-left: 4px solid var(--accent);
	color: var(--encre);
	text-decoration: none;
	line-height: 1.3;
	font-size: 0.88rem;
}
.bloc + .bloc {
	margin-top: 0.3rem;
}
a.bloc:hover {
	background: #d3e6e9;
}
.bloc b {
	display: block;
	font-weight: 600;
}
.bloc .h {
	color: var(--doux);
	font-variant-numeric: tabular-nums;
	font-size: 0.8rem;
}
.bloc.autre {
	background: #efece6;
	border-color: #8b8274;
}
.bloc.hors {
	border-left-style: dashed;
}
.pl {
	display: inline-block;
	border-radius: 999px;
	padding: 0 0.5rem;
	font-size: 0.78rem;
	font-weight: 600;
	white-space: nowrap;
}
.pl.reste,
.bloc .pl {
	border: 1px solid transparent;
}
.bloc .pl.reste {
	background: #fff;
	border-color: #bcd9c6;
}
.pl.complet {
	background: var(--rouge);
	color: var(--rouge-encre);
}
.pl.peu {
	background: var(--orange);
	color: var(--orange-encre);
}
.pl.reste {
	background: var(--vert);
	color: var(--vert-encre);
}
.jour {
	overflow: hidden;
}
.jour section {
	display: grid;
	grid-template-columns: 10.5rem 1fr;
	border-top: 1px solid var(--trait);
	align-items: stretch;
}
.jour section h2 {
	margin: 0;
	font-size: 0.95rem;
	padding: 0.6rem 0.75rem 0.6rem 0;
	line-height: 1.3;
}
.jour section h2 small {
	display: block;
	font-weight: 400;
	color: var(--doux);
	font-size: 0.8rem;
}
.jour ol {
	list-style: none;
	margin: 0;
	padding: 0;
	position: relative;
	min-height: 5.6rem;
	background: repeating-linear-gradient(90deg, #ece8e0 0 1px, transparent 1px var(--h));
}
.jour li {
	position: absolute;
	top: 4px;
	bottom: 4px;
	left: calc(var(--d) * 100%);
	width: calc(var(--l) * 100%);
	padding: 0 2px;
}
.jour li > * {
	height: 100%;
	overflow: hidden;
}
.jour li .libre {
	display: flex;
	align-items: center;
	justify-content: center;
	text-align: center;
	border: 1px dashed #c9c2b5;
	border-radius: 8px;
	font-size: 0.8rem;
	line-height: 1.2;
	background: #fff;
}
.heures {
	display: grid;
	grid-template-columns: 10.5rem 1fr;
	font-size: 0.78rem;
	color: var(--doux);
}
.heures div:last-child {
	position: relative;
	height: 1.5rem;
}
.heures span {
	position: absolute;
	left: calc(var(--d) * 100%);
	transform: translateX(-50%);
}
.heures span:first-child {
	transform: none;
}
.heures span:last-child {
	transform: translateX(-100%);
}
.horsj {
	font-size: 0.85rem;
	color: var(--doux);
	margin: 0 0 0.6rem 10.5rem;
}
.horsj .bloc {
	display: inline-block;
	margin-left: 0.5rem;
	vertical-align: middle;
}
.cal table {
	table-layout: fixed;
}
.cal thead th {
	color: var(--doux);
	font-weight: 500;
	font-size: 0.85rem;
	padding: 0.25rem 0.5rem;
}
.cal td {
	vertical-align: top;
	border-top: 1px solid var(--trait);
	border-left: 1px solid var(--trait);
	padding: 0.3rem 0.35rem 0.5rem;
	height: 6.2rem;
}
.cal td:first-child {
	border-left: 0;
}
.cal td.vide {
	background: #faf9f6;
}
.cal .num {
	display: block;
	font-size: 0.85rem;
	color: var(--doux);
	text-decoration: none;
	margin-bottom: 0.2rem;
}
.cal td.auj .num {
	color: #fff;
	background: var(--accent);
	border-radius: 999px;
	padding: 0 0.5rem;
	display: inline-block;
}
.indispo {
	font-size: 0.78rem;
	color: #7a1717;
	display: block;
}
.dispo {
	font-size: 0.78rem;
	color: var(--vert-encre);
	display: block;
}
.faits {
	display: grid;
	grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
	gap: 0.75rem 1.5rem;
	margin: 0 0 1rem;
}
.faits dt {
	color: var(--doux);
	font-size: 0.82rem;
}
.faits dd {
	margin: 0;
	font-weight: 600;
}
.faits dd small {
	font-weight: 400;
	display: block;
	color: var(--doux);
}
.jauge {
	position: relative;
	display: block;
	height: 10px;
	border-radius: 999px;
	background: #e6e2da;
	overflow: hidden;
	margin-top: 0.35rem;
	max-width: 12rem;
}
.jauge i {
	height: 100%;
	background: var(--vif);
}
.onglets {
	display: flex;
	gap: 0.25rem;
	border-bottom: 1px solid var(--trait);
	margin: 1.25rem 0 1rem;
}
.onglets a {
	padding: 0.5rem 1rem;
	text-decoration: none;
	border-bottom: 3px solid transparent;
	color: var(--encre);
}
.onglets a[aria-current] {
	border-color: var(--accent);
	font-weight: 600;
	color: var(--accent);
}
.deux {
	display: grid;
	grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr));
	gap: 1rem;
	align-items: start;
}
.deux h2 {
	margin-top: 0;
}
.liste td,
.liste th {
	padding: 0.45rem 0.5rem;
	border-top: 1px solid var(--trait);
	vertical-align: middle;
}
.liste thead th {
	border-top: 0;
	color: var(--doux);
	font-weight: 500;
	font-size: 0.85rem;
}
.liste td.fin {
	text-align: right;
}
.rang {
	display: inline-flex;
	min-width: 1.9rem;
	height: 1.9rem;
	border-radius: 50%;
	align-items: center;
	justify-content: center;
	background: var(--accent-doux);
	color: var(--accent);
	font-weight: 700;
}
.prio {
	font-size: 0.82rem;
	white-space: nowrap;
}
.etat {
	display: inline-block;
	border: 1px solid currentColor;
	border-radius: 999px;
	padding: 0 0.6rem;
	font-size: 0.82rem;
	font-weight: 600;
	color: var(--accent);
	vertical-align: 0.2em;
}
.etat.ANNULEE {
	color: #7a1717;
}
.etat.TERMINEE {
	color: var(--doux);
}
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
@media (max-width: 760px) {
	body {
		font-size: 15px;
	}
	main,
	footer {
		padding-inline: 0.9rem;
	}
	h1 {
		font-size: 1.4rem;
	}
	.carte {
		padding: 0.8rem 0.9rem;
	}
	.an table,
	.an tbody,
	.an tfoot,
	.an tr,
	.an th,
	.an td,
	.mois table,
	.mois tbody,
	.mois tr,
	.mois th,
	.mois td,
	.cal table,
	.cal tbody,
	.cal tr,
	.cal td {
		display: block;
	}
	.an thead,
	.mois thead,
	.cal thead {
		position: absolute;
		width: 1px;
		height: 1px;
		overflow: hidden;
		clip-path: inset(50%);
	}
	.an tr {
		display: grid;
		grid-template-columns: repeat(4, 1fr);
		gap: 4px;
		margin: 0 0 1.1rem;
	}
	.an tbody th,
	.an tfoot th {
		grid-column: 1/-1;
		width: auto;
	}
	.an tr td:last-child {
		grid-column: 1/-1;
	}
	.an tbody th small {
		display: inline;
		margin-left: 0.4rem;
	}
	[data-l]:before {
		content: attr(data-l);
		display: block;
		font-size: 0.74rem;
		color: var(--doux);
	}
	.an td[data-l]:before {
		text-align: center;
	}
	.mois tr {
		border-top: 1px solid var(--trait);
		padding: 0.35rem 0;
	}
	.mois td,
	.mois th {
		border: 0;
		padding: 0.2rem 0.4rem;
		width: auto;
	}
	.mois tr.plein td,
	.mois td.l {
		display: inline-block;
	}
	.mois td.l {
		display: flex;
		gap: 0.5rem;
		align-items: baseline;
	}
	.mois tr.plein td:before {
		content: none;
	}
	.mois tr.plein th {
		display: inline-block;
	}
	.jour section,
	.heures {
		grid-template-columns: 1fr;
	}
	.heures {
		display: none;
	}
	.jour ol {
		min-height: 0;
		background: none;
		padding-bottom: 0.6rem;
	}
	.jour li {
		position: static;
		width: auto;
		padding: 0.15rem 0;
	}
	.jour li > * {
		height: auto;
	}
	.jour li .libre {
		justify-content: flex-start;
		padding: 0.2rem 0.6rem;
	}
	.jour section h2 {
		padding-bottom: 0.2rem;
	}
	.jour section h2 small {
		display: inline;
		margin-left: 0.4rem;
	}
	.horsj {
		margin-left: 0;
	}
	.cal td {
		height: auto;
		border-left: 0;
	}
	.cal td.rien {
		display: none;
	}
	.cal .num .sr {
		position: static;
		width: auto;
		height: auto;
		clip-path: none;
	}
	.deux {
		grid-template-columns: 1fr;
	}
	.liste {
		font-size: 0.93rem;
	}
	.liste.gens thead {
		position: absolute;
		width: 1px;
		height: 1px;
		overflow: hidden;
		clip-path: inset(50%);
	}
	.liste.gens table,
	.liste.gens tbody {
		display: block;
	}
	.liste.gens tr {
		display: grid;
		grid-template-columns: auto 1fr auto;
		align-items: center;
		border-top: 1px solid var(--trait);
		padding: 0.4rem 0;
	}
	.liste.gens.deuxcol tr {
		grid-template-columns: 1fr auto;
	}
	.liste.gens td {
		display: block;
		border: 0;
		padding: 0.15rem 0.4rem;
	}
	.liste.gens td.fin {
		grid-column: 1/-1;
		text-align: left;
	}
	.liste.gens.deuxcol td.fin {
		grid-column: auto;
	}
	.liste.gens.deuxcol td:nth-child(2) {
		grid-row: 2;
	}
	.faits {
		grid-template-columns: 1fr 1fr;
	}
	.liste.large table,
	.liste.large tbody,
	.liste.large tr,
	.liste.large td {
		display: block;
	}
	.liste.large thead {
		position: absolute;
		width: 1px;
		height: 1px;
		overflow: hidden;
		clip-path: inset(50%);
	}
	.liste.large tr {
		border-top: 1px solid var(--trait);
		padding: 0.4rem 0;
	}
	.liste.large td {
		display: inline;
		border: 0;
		padding: 0;
	}
	.liste.large td + td:before {
		content: " · ";
		color: var(--doux);
	}
	.liste.large td:first-child {
		display: block;
	}
	.liste.large td:nth-child(2):before {
		content: none;
	}
}
@media print {
	@page {
		size: A4 landscape;
		margin: 11mm;
	}
	* {
		-webkit-print-color-adjust: exact;
		print-color-adjust: exact;
	}
	body {
		background: #fff;
		font-size: 11px;
	}
	header.barre,
	.fil,
	.pas,
	.outils form,
	.actions,
	.agenda,
	.saut,
	footer nav,
	.onglets {
		display: none;
	}
	main {
		max-width: none;
		padding: 0;
	}
	.carte {
		border: 0;
		padding: 0;
	}
	a {
		color: inherit;
		text-decoration: none;
	}
	tr,
	section,
	.choix > li {
		break-inside: avoid;
	}
	thead {
		display: table-header-group;
	}
	h1 {
		font-size: 18px;
	}
	.jour ol {
		min-height: 4rem;
	}
}
`;
