export default async function teardown() {
	await globalThis.e2eStack?.close();
}
