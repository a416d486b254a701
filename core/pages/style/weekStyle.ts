/** A week of rooms or trainers, and forms of several fields. */
export const weekStyle = `
.semainier {
	overflow-x: auto;
	position: relative;
	margin-top: 0.5rem;
}
.semainier table {
	width: 100%;
	border-collapse: collapse;
	table-layout: fixed;
	min-width: 52rem;
}
.semainier th,
.semainier td {
	border: 1px solid var(--trait);
	padding: 0.25rem;
	vertical-align: top;
	text-align: left;
	font-size: 0.8rem;
	overflow-wrap: anywhere;
}
.semainier thead th {
	text-align: center;
}
.semainier thead th[aria-current] {
	background: var(--accent-doux);
}
.semainier tbody th {
	font-weight: 600;
}
.semainier td.ferme {
	background: #f0ece4;
}
.semainier .bloc,
.semainier .libre {
	display: block;
	margin: 0 0 0.25rem;
	padding: 0.2rem 0.3rem;
}
.semainier .bloc b {
	display: block;
}
.semainier .libre {
	display: flex;
	flex-wrap: wrap;
	padding: 0;
	border: 1px dashed #c9c2b5;
	border-radius: 8px;
	text-align: center;
}
.semainier .libre a {
	flex: 1 0 auto;
	min-height: 1.5rem;
	padding: 0.2rem 0.1rem;
	border-radius: 8px;
	text-decoration: none;
	color: var(--accent);
}
.semainier .libre a + a {
	font-size: 0.74rem;
	text-decoration: underline;
}
.semainier .libre a:first-child::before {
	content: "+ ";
	content: "+ " / "";
}
.semainier .libre a:hover {
	background: var(--accent-doux);
}
.champs {
	display: grid;
	grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
	gap: 0 1rem;
}
.champs p {
	margin: 0.4rem 0;
}
.champs input,
.champs select {
	width: 100%;
	box-sizing: border-box;
}
fieldset.presence {
	min-inline-size: 0;
	border: 0;
	border-top: 1px solid var(--trait);
	margin: 0;
	padding: 0.5rem 0;
	display: flex;
	flex-wrap: wrap;
	gap: 0.25rem 1rem;
	align-items: center;
}
fieldset.presence legend {
	float: left;
	width: 100%;
	font-weight: 600;
	padding: 0;
}
fieldset.presence label {
	display: inline-flex;
	gap: 0.35rem;
	align-items: center;
	min-height: 2rem;
}
fieldset.presence input[type='radio'] {
	width: 1.3rem;
	height: 1.3rem;
}
fieldset.presence input[type='number'] {
	width: 5rem;
}
.emargement {
	overflow-x: auto;
	position: relative;
	margin-bottom: 1rem;
}
.emargement table {
	width: 100%;
	border-collapse: collapse;
}
.emargement th,
.emargement td {
	border: 1px solid var(--encre);
	padding: 0.25rem;
	font-size: 0.8rem;
	min-width: 4.5rem;
}
.emargement tbody tr {
	height: 2rem;
}
.emargement td.ferme {
	background: #f0ece4;
	text-align: center;
}
.emargement tr.formateur td {
	height: 3rem;
	vertical-align: bottom;
	color: var(--doux);
}
@media print {
	.emargement {
		overflow: visible;
		break-after: page;
	}
	.emargement:last-child {
		break-after: auto;
	}
	.emargement table {
		width: calc(100% - 2px);
	}
	.emargement th,
	.emargement td {
		min-width: 0;
		font-size: 9px;
		padding: 2px;
	}
	.emargement tbody tr {
		height: 19px;
	}
	.semainier {
		overflow: visible;
	}
	.semainier table {
		min-width: 0;
	}
	.semainier th,
	.semainier td {
		font-size: 8px;
		line-height: 1.15;
		padding: 1px 2px;
	}
	.semainier .libre,
	.semainier .partie {
		display: none;
	}
	.semainier .bloc {
		margin: 0 0 1px;
		padding: 0 2px;
	}
}
`;
