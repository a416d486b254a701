/** Colours, letters, the bar, the trail, cards and the legend: what each page has. */
export const frameStyle = `
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
	/* A name or an address may be longer than a line of a telephone. */
	overflow-wrap: anywhere;
}
/* The columns of a table are as wide as their words. */
main table {
	overflow-wrap: break-word;
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
	content: "\\203a";
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
.sous.bas {
	margin: 1.25rem 0 0;
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
.cherche {
	display: flex;
	gap: 0.4rem;
	margin: 0 0 0 auto;
}
.cherche input {
	width: 13em;
	max-width: 45vw;
	color: var(--encre);
}
`;
