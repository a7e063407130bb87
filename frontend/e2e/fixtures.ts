import { request, test as base } from "@playwright/test";
import { cancelled, everyPage, type Place, type Site, trainingPage } from "./every-page";
import { Product } from "./product";

export { expect } from "@playwright/test";

export interface Options {
  /** Of each model behind the pages. */
  trials: number;
}

interface Shared extends Options {
  product: Product;
  /** Every page but that of a training, with trained models behind them. */
  site: Site;
}

interface Fixtures {
  /** Every page, that of a training under way among them. */
  places: Place[];
}

/** Tests against one running product, with nothing of ours replaced. */
export const test = base.extend<Fixtures, Shared>({
  trials: [3, { option: true, scope: "worker" }],
  product: [
    async ({}, provide) => {
      const product = await Product.start();
      await provide(product);
      await product.stop();
    },
    { scope: "worker", auto: true, timeout: 300_000 },
  ],
  site: [
    async ({ trials }, provide) => {
      const api = await request.newContext();
      await provide(await everyPage(api, trials));
      await api.dispose();
    },
    { scope: "worker", timeout: 600_000 },
  ],
  places: async ({ site, request: api }, provide) => {
    const { job, place } = await trainingPage(api, site.dataset);
    await provide([place, ...site.places]);
    await cancelled(api, job);
  },
});
