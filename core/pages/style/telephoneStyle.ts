/** The pages on a narrow screen. */
export const telephoneStyle = `
@media (max-width: 760px) {
	body {
		font-size: 15px;
	}
	main,
	footer {
		padding-inline: 0.9rem;
	}
	main table {
		overflow-wrap: anywhere;
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
`;
