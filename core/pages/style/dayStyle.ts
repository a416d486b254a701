/** A day by the hour. */
export const dayStyle = `
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
`;
