import { request, test as base } from "@playwright/test";
import { everyPage, type Place } from "./every-page";
import { Product } from "./product";

export { expect } from "@playwright/test";

interface Shared {
  product: Product;
  /** Every page, with quickly trained models behind them. */
  places: Place[];
}

/** Tests against one running product, with nothing of ours replaced. */
export const test = base.extend<object, Shared>({
  product: [
    async ({}, use) => {
      const product = await Product.start();
      await use(product);
      await product.stop();
    },
    { scope: "worker", auto: true, timeout: 300_000 },
  ],
  places: [
    async ({}, use) => {
      const api = await request.newContext();
      await use(await everyPage(api));
      await api.dispose();
    },
    { scope: "worker", timeout: 300_000 },
  ],
});
