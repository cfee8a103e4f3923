/** For who wants to look at it: into the folder that SHOTS names, if it does. */
export async function shoot(
	page: { screenshot(options: { readonly path: string }): Promise<unknown> },
	name: string,
): Promise<void> {
	const { SHOTS } = process.env;
	if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}
