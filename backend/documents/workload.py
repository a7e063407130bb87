"""What the costs are counted for, and what the product takes to do it."""

from dataclasses import dataclass

HOURS = 730  # of a month


@dataclass(frozen=True)
class Workload:
    """A month of one environment."""

    jobs: int = 20
    uploaded_gb: float = 10
    predictions: int = 100_000
    visits: int = 300  # of the web page, each some pages long
    builds: int = 10  # of the web page


MONTH = Workload()
IDLE = Workload(jobs=0, predictions=0, visits=0, builds=0)


@dataclass(frozen=True)
class Habits:
    """How much of each service a piece of work takes. Estimates are rounded up."""

    # A job: ten minutes of budget, and two for the image, the start and the reports.
    job_hours: float = 0.2
    vcpus: int = 2
    memory_gb: int = 4
    disk_gb: int = 10  # over the 20 that are free
    result_gb: float = 0.02  # models and reports of a job, old versions with them
    kept_jobs: int = 240  # a year of them
    # An open page asks for the job every five seconds, and for lists.
    page_calls: int = 200
    # Memory of each function in GB, and seconds of one call.
    predict: tuple[float, float] = (1, 0.1)
    api: tuple[float, float] = (0.5, 0.2)
    profile: tuple[float, float] = (2, 20)
    profile_disk_gb: float = 9.5  # over the half that is free
    job_events: tuple[float, float] = (0.25, 0.3)
    sweep: tuple[float, float] = (0.5, 0.3)
    # Batch tells of each step of a job; the sweep runs every five minutes.
    events_of_a_job: int = 6
    sweeps: int = HOURS * 12
    # Kilobytes of log: of a call with its access line, of a job.
    call_log_kb: float = 2
    job_log_kb: float = 500
    # Write units of a job: a progress write every few seconds, with its index.
    job_writes: int = 1_000
    alarm_metrics: int = 10
    dashboards: int = 1
    # Metrics of the product by the hours in which they are sent, and those of the sweep alone.
    busy_metrics: int = 10
    idle_metrics: int = 1
    image_gb: float = 0.5  # compressed; ten images share all layers but the last
    visit_gb: float = 0.0008  # 200 kB of scripts a page
    build_minutes: float = 5


HABITS = Habits()
