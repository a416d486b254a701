/** A room's month, and the blocks and badges that bookings are shown as. */
export const monthStyle = `
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
span.ferme {
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
a.bloc:hover,
div.bloc:hover {
	background: #d3e6e9;
}
div.bloc {
	position: relative;
}
.bloc a {
	color: inherit;
	text-decoration: none;
}
.bloc a:first-child {
	display: block;
	outline-offset: 0;
}
.bloc a:first-child::after {
	content: "";
	position: absolute;
	inset: 0;
	border-radius: 8px;
}
.bloc a + a {
	position: relative;
	text-decoration: underline;
	padding-block: 0.2rem;
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
`;
