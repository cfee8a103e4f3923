declare module "subset-font" {
	export default function subsetFont(
		font: Buffer,
		characters: string,
		options: {
			readonly targetFormat: "truetype" | "woff2";
			readonly noHinting?: boolean;
			readonly keepFeatures?: readonly string[];
			readonly dropTables?: readonly string[];
		},
	): Promise<Buffer>;
}
