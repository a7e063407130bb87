import { Compass } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={Compass}
        title="There is no page at this address"
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button asChild variant="primary">
              <Link href="/">Upload a file</Link>
            </Button>
            <Button asChild>
              <Link href="/history">Look at the history</Link>
            </Button>
          </div>
        }
      >
        The address may have lost a part on its way, or what was here has been deleted.
      </EmptyState>
    </>
  );
}
