import { test as base } from "@playwright/test";
import { Product } from "./product";

export { expect } from "@playwright/test";

/** Tests against one running product, with nothing of ours replaced. */
export const test = base.extend<object, { product: Product }>({
  product: [
    async ({}, use) => {
      const product = await Product.start();
      await use(product);
      await product.stop();
    },
    { scope: "worker", auto: true, timeout: 300_000 },
  ],
});
