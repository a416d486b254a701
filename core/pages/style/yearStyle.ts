/** Tables, and the year with its cells. */
export const yearStyle = `
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
`;
