"""Orders → results, by a Dask cluster: on each worker a fence stands in an `outpost`; a `parcel` brings it the library.

`crew` hands out orders, and only to workers that would print the same bytes, by their `identity`.
"""

from .crew import Cluster, NoCluster, cluster_at

__all__ = ["Cluster", "NoCluster", "cluster_at"]
