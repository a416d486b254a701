export default async function teardown() {
	await Reflect.get(globalThis, 'e2eStack')?.close();
}
