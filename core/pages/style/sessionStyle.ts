/** A session's sheet, its tabs and lists. */
export const sessionStyle = `
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
	flex-wrap: wrap;
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
`;
