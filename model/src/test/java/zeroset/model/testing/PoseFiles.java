package zeroset.model.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.joml.AxisAngle4d;
import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.MeasuredRadial;

/// Writes cameras in the formats of many programs, each as its own documentation has it: an oracle for the
/// readers.
///
/// Images are named as {@link SphereScene#name} has it and are written by the caller.
public final class PoseFiles {

    private PoseFiles() {}

    /// SDFStudio.
    public static void writeSdfStudio(Path folder, List<Camera> cameras) throws IOException {
        var frames = new ArrayList<String>();
        for (int i = 0; i < cameras.size(); i++) {
            var lens = cameras.get(i).intrinsics();
            frames.add("{\"rgb_path\": \"" + SphereScene.name(i) + "\", \"camtoworld\": "
                    + json(cameraToWorld(cameras.get(i), 1)) + ", \"intrinsics\": [[" + lens.fx() + ",0," + lens.cx()
                    + ",0],[0," + lens.fy() + "," + lens.cy() + ",0],[0,0,1,0],[0,0,0,1]]}");
        }
        Files.writeString(
                folder.resolve("meta_data.json"),
                "{\"camera_model\": \"OPENCV\", \"scene_box\": {\"aabb\": [[-1,-1,-1],[1,1,1]], \"near\": 0.1,"
                        + " \"far\": 5, \"radius\": 1, \"collider_type\": \"near_far\"}, \"frames\": ["
                        + String.join(",\n", frames) + "]}");
    }

    /// MVSNet.
    ///
    /// @param reduction how many times smaller the pictures are that K is stated for
    public static void writeMvsNet(Path folder, List<Camera> cameras, int reduction) throws IOException {
        Files.createDirectories(folder.resolve("cams"));
        for (int i = 0; i < cameras.size(); i++) {
            var lens = cameras.get(i).intrinsics();
            Files.writeString(
                    folder.resolve("cams/" + SphereScene.name(i).replace(".png", "_cam.txt")),
                    "extrinsic\n" + text(worldToCamera(cameras.get(i), 1)) + "0 0 0 1\n\nintrinsic\n"
                            + lens.fx() / reduction + " 0 " + (lens.cx() - 0.5) / reduction + "\n0 "
                            + lens.fy() / reduction + " " + (lens.cy() - 0.5) / reduction
                            + "\n0 0 1\n\n2.5 0.01 192 4.4\n");
        }
        Files.writeString(folder.resolve("pair.txt"), "1\n0\n1 1 0.5\n");
    }

    /// Tanks and Temples.
    public static void writeLog(Path folder, List<Camera> cameras) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < cameras.size(); i++) {
            text.append(i + " " + i + " 0\n" + text(cameraToWorld(cameras.get(i), 1)) + "0 0 0 1\n");
        }
        Files.writeString(folder.resolve("scene.log"), text);
        var lens = cameras.getFirst().intrinsics();
        Files.writeString(
                folder.resolve("intrinsics.txt"),
                lens.width() + " " + lens.height() + " " + lens.fx() + " " + lens.fy() + " " + lens.cx() + " "
                        + lens.cy());
    }

    /// Metashape, in a chunk that is turned, moved and three times smaller than the world.
    public static void writeMetashape(Path folder, List<Camera> cameras) throws IOException {
        var lens = cameras.getFirst().intrinsics();
        var k = coefficients(lens);
        var turn = new Matrix3d().rotationXYZ(0.3, -0.4, 1.1);
        var move = new Vector3d(5, -6, 7);
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document version=\"1.5.0\">\n"
                + " <chunk label=\"Chunk 1\" enabled=\"true\">\n  <sensors next_id=\"1\">\n"
                + "   <sensor id=\"0\" label=\"unknown\" type=\"frame\">\n    <resolution width=\"" + lens.width()
                + "\" height=\"" + lens.height() + "\"/>\n    <calibration type=\"frame\" class=\"adjusted\">\n"
                + "     <resolution width=\"" + lens.width() + "\" height=\"" + lens.height() + "\"/>\n     <f>"
                + lens.fy() + "</f><b1>" + (lens.fx() - lens.fy()) + "</b1>\n     <cx>"
                + (lens.cx() - 0.5 * lens.width()) + "</cx><cy>" + (lens.cy() - 0.5 * lens.height())
                + "</cy>\n     <k1>" + k.k1() + "</k1><k2>" + k.k2() + "</k2><k3>" + k.k3() + "</k3><p1>" + k.p2()
                + "</p1><p2>" + k.p1() + "</p2>\n    </calibration>\n   </sensor>\n  </sensors>\n"
                + "  <cameras next_id=\"9\" next_group_id=\"0\">\n");
        for (int i = 0; i < cameras.size(); i++) {
            var camera = cameras.get(i);
            var rotation = new Matrix3d(turn).transpose().mul(camera.pose().rotation());
            var center = turn.transformTranspose(new Vector3d(camera.pose().center()).sub(move))
                    .div(3);
            var label = SphereScene.name(i).replace(".png", i % 2 == 0 ? "" : ".JPG");
            text.append("   <camera id=\"" + i + "\" sensor_id=\"0\" label=\"" + label + "\"><transform>"
                    + rows(rotation, center, 1).stream()
                            .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                            .collect(Collectors.joining(" "))
                    + " 0 0 0 1</transform></camera>\n");
        }
        text.append("   <camera id=\"99\" sensor_id=\"0\" label=\"unaligned\"/>\n  </cameras>\n  <transform>\n"
                + "   <rotation locked=\"false\">" + text(turn) + "</rotation>\n   <translation locked=\"false\">5 -6 7"
                + "</translation>\n   <scale locked=\"false\">3</scale>\n  </transform>\n </chunk>\n</document>\n");
        Files.writeString(folder.resolve("cameras.xml"), text);
    }

    /// RealityCapture.
    public static void writeRealityCapture(Path folder, List<Camera> cameras) throws IOException {
        var lines = new ArrayList<String>(List.of("#name,x,y,alt,heading,pitch,roll,f,px,py,k1,k2,k3,k4,t1,t2"));
        for (int i = 0; i < cameras.size(); i++) {
            var camera = cameras.get(i);
            var lens = camera.intrinsics();
            var k = coefficients(lens);
            int size = Math.max(lens.width(), lens.height());
            // R = Rz(a) Rx(b) Ry(c) in OpenGL's axes: its last row is (-cos b sin c, sin b, cos b cos c).
            var r = new Matrix3d(camera.pose().rotation()).scale(1, -1, -1);
            double pitch = Math.asin(Math.clamp(r.get(1, 2), -1, 1));
            double roll = Math.atan2(-r.get(0, 2), r.get(2, 2));
            double yaw = Math.atan2(-r.get(1, 0), r.get(1, 1));
            var c = camera.pose().center();
            lines.add(SphereScene.name(i) + "," + c.x() + "," + c.y() + "," + c.z() + "," + -Math.toDegrees(yaw) + ","
                    + Math.toDegrees(pitch) + "," + Math.toDegrees(roll) + "," + 36 * lens.fx() / size + ","
                    + (lens.cx() - 0.5 * lens.width()) / size + "," + (lens.cy() - 0.5 * lens.height()) / size + ","
                    + k.k1() + "," + k.k2() + "," + k.k3() + ",0," + k.p1() + "," + k.p2());
        }
        Files.write(folder.resolve("registration.csv"), lines);
    }

    /// Bundler, with the image list of another machine.
    public static void writeBundler(Path folder, List<Camera> cameras) throws IOException {
        var text = new StringBuilder("# Bundle file v0.3\n" + (cameras.size() + 1) + " 1\n");
        var list = new StringBuilder();
        for (int i = 0; i < cameras.size(); i++) {
            var k = coefficients(cameras.get(i).intrinsics());
            var rows = rows(worldToCamera(cameras.get(i), -1));
            text.append(cameras.get(i).intrinsics().fx() + " " + k.k1() + " " + k.k2() + "\n");
            for (var row : rows) {
                text.append(row.get(0) + " " + row.get(1) + " " + row.get(2) + "\n");
            }
            text.append(rows.get(0).get(3) + " " + rows.get(1).get(3) + " "
                    + rows.get(2).get(3) + "\n");
            list.append("D:\\shoot\\" + SphereScene.name(i) + " 0 1234.5\n");
        }
        text.append("0 0 0\n0 0 0\n0 0 0\n0 0 0\n0 0 0\n"); // not registered
        list.append("D:\\shoot\\lost.png\n");
        text.append("0.5 -0.25 1.5\n10 20 30\n1 0 12 1.5 2.5\n");
        Files.writeString(folder.resolve("bundle.out"), text);
        Files.writeString(folder.resolve("list.txt"), list);
    }

    /// VisualSFM, with quaternions and centres.
    public static void writeNvm(Path folder, List<Camera> cameras) throws IOException {
        var text = new StringBuilder("NVM_V3 \n\n" + cameras.size() + "\n");
        for (int i = 0; i < cameras.size(); i++) {
            var lens = cameras.get(i).intrinsics();
            var q = new Matrix3d(cameras.get(i).pose().rotation()).transpose().getNormalizedRotation(new Quaterniond());
            var c = cameras.get(i).pose().center();
            text.append("D:\\my\"shoot\\" + SphereScene.name(i) + "\t" + lens.fx() + " " + q.w + " " + q.x + " " + q.y
                    + " " + q.z + " " + c.x() + " " + c.y() + " " + c.z() + " " + straightening(lens) + " 0\n");
        }
        text.append("\n1\n0.5 -0.25 1.5 10 20 30 1 0 12 1.5 2.5\n\n\n0\n\n#the last part points to PLY files\n0\n");
        Files.writeString(folder.resolve("scene.nvm"), text);
    }

    /// VisualSFM, with matrices, translations and one lens for all.
    public static void writeNvmMatrices(Path folder, List<Camera> cameras) throws IOException {
        var first = cameras.getFirst().intrinsics();
        var text = new StringBuilder("NVM_V3_R9T FixedK " + first.fx() + " " + first.cx() + " " + first.fy() + " "
                + first.cy() + " " + straightening(first) + "\n" + cameras.size() + "\n");
        for (int i = 0; i < cameras.size(); i++) {
            var rows = rows(worldToCamera(cameras.get(i), 1));
            text.append(SphereScene.name(i) + " " + cameras.get(i).intrinsics().fx());
            rows.forEach(row -> text.append(" " + row.get(0) + " " + row.get(1) + " " + row.get(2)));
            rows.forEach(row -> text.append(" " + row.get(3)));
            text.append(" " + straightening(first) + " 0\n");
        }
        Files.writeString(folder.resolve("scene.nvm"), text.append("0\n0\n"));
    }

    private static double straightening(Intrinsics lens) {
        return lens.distortion() instanceof MeasuredRadial(double k) ? k : 0;
    }

    /// OpenMVG.
    public static void writeOpenMvg(Path folder, List<Camera> cameras) throws IOException {
        var lens = cameras.getFirst().intrinsics();
        var k = coefficients(lens);
        var views = new ArrayList<String>();
        var poses = new ArrayList<String>();
        for (int i = 0; i < cameras.size(); i++) {
            var c = cameras.get(i).pose().center();
            views.add("{\"key\": " + i + ", \"value\": {\"polymorphic_id\": 1073741824, \"ptr_wrapper\": {\"id\": 1,"
                    + " \"data\": {\"local_path\": \"\", \"filename\": \"" + SphereScene.name(i)
                    + "\", \"width\": 1, \"height\": 1, \"id_view\": " + i + ", \"id_intrinsic\": 5, \"id_pose\": " + i
                    + "}}}}");
            var rotation = new Matrix3d(cameras.get(i).pose().rotation()).transpose();
            poses.add("{\"key\": " + i + ", \"value\": {\"rotation\": " + json3(rotation) + ", \"center\": [" + c.x()
                    + "," + c.y() + "," + c.z() + "]}}");
        }
        Files.writeString(
                folder.resolve("sfm_data.json"),
                "{\"sfm_data_version\": \"0.3\", \"root_path\": \"/home/somebody/else\", \"views\": ["
                        + String.join(",", views)
                        + "], \"intrinsics\": [{\"key\": 5, \"value\": {\"polymorphic_id\": 2147483649,"
                        + " \"polymorphic_name\": \"pinhole_brown_t2\", \"ptr_wrapper\": {\"id\": 7, \"data\":"
                        + " {\"value0\": {\"width\": " + lens.width() + ", \"height\": " + lens.height()
                        + ", \"focal_length\": " + lens.fx() + ", \"principal_point\": [" + lens.cx() + ","
                        + lens.cy() + "]}, \"disto_t2\": [" + k.k1() + "," + k.k2() + "," + k.k3() + "," + k.p1() + ","
                        + k.p2() + "]}}}}], \"extrinsics\": [" + String.join(",", poses)
                        + "], \"structure\": [{\"key\": 0, \"value\": {\"X\": [0.5, -0.25, 1.5], \"observations\":"
                        + " []}}], \"control_points\": []}");
    }

    /// OpenSfM.
    public static void writeOpenSfm(Path folder, List<Camera> cameras) throws IOException {
        var lens = cameras.getFirst().intrinsics();
        var k = coefficients(lens);
        double size = Math.max(lens.width(), lens.height());
        DoubleUnaryOperator share = pixels -> pixels / size;
        var shots = new ArrayList<String>();
        for (int i = 0; i < cameras.size(); i++) {
            var pose = cameras.get(i).pose();
            var turn = new AxisAngle4d().set(new Matrix3d(pose.rotation()).transpose());
            var t = pose.toCamera(new Vector3d(), new Vector3d());
            shots.add("\"" + SphereScene.name(i) + "\": {\"rotation\": [" + turn.x * turn.angle + ","
                    + turn.y * turn.angle
                    + "," + turn.z * turn.angle + "], \"translation\": [" + t.x + "," + t.y + "," + t.z
                    + "], \"camera\": \"v2 x 1\"}");
        }
        Files.writeString(
                folder.resolve("reconstruction.json"),
                "[{\"cameras\": {}, \"shots\": {}}, {\"cameras\": {\"v2 x 1\": {\"projection_type\": \"brown\","
                        + " \"width\": " + lens.width() + ", \"height\": " + lens.height() + ", \"focal_x\": "
                        + share.applyAsDouble(lens.fx()) + ", \"focal_y\": " + share.applyAsDouble(lens.fy())
                        + ", \"c_x\": " + share.applyAsDouble(lens.cx() - 0.5 * lens.width()) + ", \"c_y\": "
                        + share.applyAsDouble(lens.cy() - 0.5 * lens.height()) + ", \"k1\": " + k.k1() + ", \"k2\": "
                        + k.k2() + ", \"k3\": " + k.k3() + ", \"p1\": " + k.p1() + ", \"p2\": " + k.p2()
                        + "}}, \"shots\": {" + String.join(",", shots)
                        + "}, \"points\": {\"3\": {\"coordinates\": [0.5, -0.25, 1.5], \"color\": [10, 20, 30]}}}]");
    }

    /// Polycam, with the images of a folder moved to where it has them.
    public static void writePolycam(Path folder, List<Camera> cameras) throws IOException {
        Files.createDirectories(folder.resolve("keyframes/cameras"));
        for (int i = 0; i < cameras.size(); i++) {
            var lens = cameras.get(i).intrinsics();
            var rows = rows(cameraToWorld(cameras.get(i), -1));
            var keys = new StringBuilder();
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 4; column++) {
                    keys.append(", \"t_" + row + column + "\": " + rows.get(row).get(column));
                }
            }
            Files.writeString(
                    folder.resolve("keyframes/cameras/" + SphereScene.name(i).replace(".png", ".json")),
                    String.format(
                            Locale.ROOT,
                            "{\"width\": %d, \"height\": %d, \"fx\": %s, \"fy\": %s, \"cx\": %s, \"cy\": %s,"
                                    + " \"blur_score\": 120.5%s}",
                            lens.width(),
                            lens.height(),
                            lens.fx(),
                            lens.fy(),
                            lens.cx(),
                            lens.cy(),
                            keys));
        }
    }

    private static BrownConrady coefficients(Intrinsics lens) {
        return lens.distortion() instanceof BrownConrady k ? k : new BrownConrady(0, 0, 0, 0, 0, 0);
    }

    /// @param sign 1 for OpenCV's axes, -1 for OpenGL's
    private static double[][] cameraToWorld(Camera camera, double sign) {
        var rotation = new Matrix3d(camera.pose().rotation()).scale(1, sign, sign);
        return array(rotation, new Vector3d(camera.pose().center()));
    }

    private static double[][] worldToCamera(Camera camera, double sign) {
        var rotation =
                new Matrix3d(camera.pose().rotation()).scale(1, sign, sign).transpose();
        var t = rotation.transform(new Vector3d(camera.pose().center())).negate();
        return array(rotation, t);
    }

    private static double[][] array(Matrix3dc rotation, Vector3d column) {
        var rows = new double[3][4];
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 3; i++) {
                rows[row][i] = rotation.get(i, row);
            }
            rows[row][3] = column.get(row);
        }
        return rows;
    }

    private static List<List<Double>> rows(Matrix3dc rotation, Vector3d column, double scale) {
        var matrix = array(rotation, column);
        for (var row : matrix) {
            row[3] *= scale;
        }
        return rows(matrix);
    }

    private static List<List<Double>> rows(double[][] matrix) {
        var rows = new ArrayList<List<Double>>();
        for (var row : matrix) {
            rows.add(List.of(row[0], row[1], row[2], row[3]));
        }
        return rows;
    }

    private static String text(double[][] matrix) {
        return rows(matrix).stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")) + "\n")
                .collect(Collectors.joining());
    }

    private static String text(Matrix3dc rotation) {
        var text = new StringBuilder();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                text.append(rotation.get(column, row)).append(' ');
            }
        }
        return text.toString().strip();
    }

    private static String json(double[][] matrix) {
        return "[" + rows(matrix).stream().map(List::toString).collect(Collectors.joining(",")) + ",[0,0,0,1]]";
    }

    private static String json3(Matrix3dc rotation) {
        var rows = new ArrayList<String>();
        for (int row = 0; row < 3; row++) {
            rows.add("[" + rotation.get(0, row) + "," + rotation.get(1, row) + "," + rotation.get(2, row) + "]");
        }
        return "[" + String.join(",", rows) + "]";
    }

    /// The same cameras with a lens that bends and has one focal length, as some formats can state.
    ///
    /// @param centered whether the principal point is in the middle
    /// @param distortion the lens's
    public static List<Camera> withLens(List<Camera> cameras, boolean centered, Distortion distortion) {
        return cameras.stream()
                .map(camera -> {
                    var lens = camera.intrinsics();
                    return new Camera(
                            new Intrinsics(
                                    lens.width(),
                                    lens.height(),
                                    lens.fx(),
                                    lens.fx(),
                                    centered ? 0.5 * lens.width() : lens.cx(),
                                    centered ? 0.5 * lens.height() : lens.cy(),
                                    distortion),
                            camera.pose());
                })
                .toList();
    }
}
