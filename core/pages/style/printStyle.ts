/** The pages on paper. */
export const printStyle = `
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
