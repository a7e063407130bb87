import type { Announcement } from "./announcement";

export type Permission = NotificationPermission | "unsupported";

export function notificationPermission(): Permission {
  return typeof Notification === "undefined" ? "unsupported" : Notification.permission;
}

/** Tell it outside the page, where the person allowed that; of one `tag`, only the latest stays. */
export function notify({ title, body }: Announcement, tag: string): void {
  if (notificationPermission() !== "granted") return;
  try {
    const notification = new Notification(title, { body, tag });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
  } catch {
    // Phones refuse it without a service worker; the tab's title tells it there.
  }
}
