/** A trainer's month as a calendar. */
export const trainerStyle = `
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
`;
