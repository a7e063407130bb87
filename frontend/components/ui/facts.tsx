import { Fragment, type ReactNode } from "react";

/** A few facts on one line, with dots between them. */
export function Facts({ facts }: { facts: ReactNode[] }) {
  return facts.map((fact, place) => (
    <Fragment key={place}>
      {place > 0 ? <span aria-hidden>·</span> : null}
      <span className="min-w-0">{fact}</span>
    </Fragment>
  ));
}
