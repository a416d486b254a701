export async function playDemo() {}
