import pytest, resource
from casework.management.commands import bench_import_employees as b
pytestmark = pytest.mark.django_db
def test_x(world, tmp_path):
    b.write_staff(tmp_path/"s.csv", 122000)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024)
    print(b.measure(tmp_path/"s.csv"))
