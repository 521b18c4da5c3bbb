package zeroset.model.dataset;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.testing.NumPy;
import zeroset.model.testing.SphereScene;

/// Whatever is wrong with a data set, the message names the file, the place in it, what was expected, what was
/// found and
/// what to do.
class BadInputTest {

    private static final SphereScene SCENE = new SphereScene(6, 24);

    @TempDir
    private Path folder;

    @Test
    void unknownFormatListsWhatWasLookedForAndWhatIsThere() throws Exception {
        Files.writeString(folder.resolve("holiday.txt"), "sun");
        assertRefused(
                "cameras_sphere.npz", "transforms_train.json", "transforms.json", "_par.txt", "found holiday.txt");
    }

    @Test
    void aPlaceThatDoesNotExistIsNamed() {
        var refused = assertThrows(DatasetException.class, () -> DatasetReaders.read(folder.resolve("nowhere")));
        assertTrue(message(refused).contains("nowhere: does not exist"), message(refused));
    }

    @Test
    void aSingleViewIsTooFew() throws Exception {
        new SphereScene(1, 24).writeTransforms(folder, "");
        assertRefused("expected at least 2 training views, found a single view", "add photographs");
    }

    @Test
    void camerasAtOnePlaceSeeNoShape() throws Exception {
        SCENE.writeTransforms(folder, "");
        edit("transforms.json", text -> text.replaceAll(", -?[0-9.E-]+\\](, \\[|, \\[0.0)", ", 4.5]$1"));
        assertRefused("expected cameras at different places", "4.5", "check the translations");
    }

    @Nested
    class Transforms {

        @BeforeEach
        void write() throws IOException {
            SCENE.writeTransforms(folder, "");
        }

        @Test
        void missingImage() throws Exception {
            Files.delete(folder.resolve("images/002.png"));
            assertRefused(
                    "transforms.json: frames[2].file_path \"images/002.png\" does not exist (5 of 6 images found)",
                    "restore the image or remove the frame");
        }

        @Test
        void truncatedImage() throws Exception {
            truncate("images/003.png", 0.6);
            var dataset = DatasetReaders.read(folder, HoldOut.NONE);
            var refused = assertThrows(DatasetException.class, () -> LoadedDataset.load(dataset, 1));
            assertNames(refused, "003.png", "PNG is truncated", "restore the file");
        }

        @Test
        void imageOfAnotherSize() throws Exception {
            SphereScene.writePng(
                    folder.resolve("images/001.png"),
                    SphereScene.photograph(new SphereScene(1, 30).cameras().getFirst(), CoverageKind.NONE),
                    false);
            assertRefused(
                    "001.png",
                    "expected an image of 24x20 (w, h of transforms.json) px, found 30x25",
                    "scale the lens");
        }

        @Test
        void imageThatIsNone() throws Exception {
            Files.writeString(folder.resolve("images/001.png"), "<html>404</html>");
            assertRefused("001.png", "expected a PNG, JPEG, TIFF or WebP image");
        }

        @Test
        void malformedJson() throws Exception {
            edit("transforms.json", text -> text.replace("[0.0, 0.0, 0.0, 1.0]", "[0.0, 0.0 0.0, 1.0]"));
            assertRefused("transforms.json: line 2, column", "expected JSON", "restore it");
        }

        @Test
        void truncatedJson() throws Exception {
            truncate("transforms.json", 0.5);
            assertRefused("transforms.json: line", "truncated");
        }

        @Test
        void emptyJson() throws Exception {
            truncate("transforms.json", 0);
            assertRefused("transforms.json: expected a JSON object, found an empty file");
        }

        @Test
        void duplicateKey() throws Exception {
            edit("transforms.json", text -> text.replaceFirst("\\{", "{\"w\": 3,"));
            assertRefused("transforms.json: line", "Duplicate", "w");
        }

        @Test
        void deeplyNestedJson() throws Exception {
            Files.writeString(folder.resolve("transforms.json"), "[".repeat(100_000));
            assertRefused("transforms.json", "nesting depth");
        }

        @Test
        void noFrames() throws Exception {
            Files.writeString(folder.resolve("transforms.json"), "{\"frames\": []}");
            assertRefused("transforms.json: frames: expected at least one frame, found an array of 0");
            Files.writeString(folder.resolve("transforms.json"), "{\"camtoworld\": []}");
            assertRefused("transforms.json: expected the key \"frames\", found [camtoworld]");
        }

        @Test
        void notANumberInAPose() throws Exception {
            setPose(1, "[[1,0,0,NaN],[0,1,0,0],[0,0,1,0],[0,0,0,1]]");
            assertRefused("transforms.json: frames[1].transform_matrix[0][3]: expected a finite number, found", "NaN");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[[2,0,0,0],[0,2,0,0],[0,0,2,0],[0,0,0,1]]",
                    "[[1,0,0,0],[0,1,0,0],[0,0,-1,0],[0,0,0,1]]",
                    "[[1,0.1,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]",
                    "[[0,0,0,0],[0,0,0,0],[0,0,0,0],[0,0,0,1]]"
                })
        void poseThatIsNotRigid(String matrix) throws Exception {
            setPose(4, matrix);
            assertRefused("transforms.json: frames[4].transform_matrix: pose must be rigid", "determinant");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "[[1,0,0],[0,1,0],[0,0,1]] | transform_matrix[0]: expected 4 numbers, found an array of 3",
                    "[[1,0,0,0]] | transform_matrix: expected a matrix of 4x4, found an array of 1",
                    "\"identity\" | transform_matrix: expected an array, found \"identity\"",
                    "[[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,1,1]] | transform_matrix[3]: expected the row 0 0 0 1"
                })
        void poseOfAnotherShape(String matrix, String complaint) throws Exception {
            setPose(0, matrix);
            assertRefused("transforms.json: frames[0]." + complaint);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-30", "0.0"})
        void focalLengthThatIsNotPositive(String focal) throws Exception {
            edit("transforms.json", text -> text.replaceFirst("\"fl_x\": [0-9.]+", "\"fl_x\": " + focal));
            assertRefused("transforms.json: fl_x: expected a number > 0 px (focal length), found " + focal);
        }

        @Test
        void noFocalLength() throws Exception {
            edit("transforms.json", text -> text.replaceAll("\"fl_[xy]\": [0-9.]+,", ""));
            assertRefused("transforms.json: frames[0]: expected a focal length", "camera_angle_x");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"ftheta_p0\": 0.3",
                    "\"latlong\": true",
                    "\"equirectangular\": true",
                    "\"orthographic\": true",
                    "\"rolling_shutter\": [0, 0, 0.1]",
                    "\"sk_x\": 0.2",
                })
        void keysThatWouldChangeTheGeometryAreNotIgnored(String key) throws Exception {
            edit("transforms.json", text -> text.replaceFirst("\\{", "{" + key + ","));
            assertRefused("transforms.json: " + key.split("\"")[1], "not supported", "undistort");
        }

        @Test
        void keysThatAreSwitchedOffDoNoHarm() throws Exception {
            edit("transforms.json", text -> text.replaceFirst("\\{", "{\"orthographic\": false, \"sk_x\": 0,"));
            DatasetReaders.read(folder);
        }

        @Test
        void unknownCameraModel() throws Exception {
            edit("transforms.json", text -> text.replaceFirst("\\{", "{\"camera_model\": \"EQUIRECTANGULAR\","));
            assertRefused(
                    "transforms.json: camera_model: expected one of", "OPENCV_FISHEYE", "found \"EQUIRECTANGULAR\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"../../etc/000.png", "/etc/000.png", "C:/000.png", "images/../../x.png"})
        void pathsThatLeaveTheFolder(String path) throws Exception {
            edit("transforms.json", text -> text.replace("images/000.png", path));
            assertRefused("transforms.json: frames[0].file_path", "inside the data set's folder", path);
        }

        @Test
        void theSameImageTwice() throws Exception {
            edit("transforms.json", text -> text.replace("images/001.png", "images/000.png"));
            assertRefused("expected every image once, found \"images/000.png\" twice");
        }

        @Test
        void masksForSomeFramesOnly() throws Exception {
            edit(
                    "transforms.json",
                    text -> text.replaceFirst("\"file_path\"", "\"mask_path\": \"images/001.png\", \"file_path\""));
            assertRefused("expected a mask for every view or for none, found 1 of 6", "images/001.png");
        }

        @Test
        void aMaskOfAnotherSize() throws Exception {
            Files.createDirectories(folder.resolve("masks"));
            SphereScene.writePng(
                    folder.resolve("masks/m.png"),
                    SphereScene.photograph(new SphereScene(1, 30).cameras().getFirst(), CoverageKind.NONE),
                    false);
            edit(
                    "transforms.json",
                    text -> text.replace("\"file_path\"", "\"mask_path\": \"masks/m.png\", \"file_path\""));
            var dataset = DatasetReaders.read(folder, HoldOut.NONE);
            var refused = assertThrows(DatasetException.class, () -> LoadedDataset.load(dataset, 1));
            assertNames(refused, "m.png", "expected a mask of 24x20 px like its photograph, found 30x25");
        }

        @Test
        void aSplitThatNamesNoFrame() throws Exception {
            edit("transforms.json", text -> text.replaceFirst("\\{", "{\"test_filenames\": [\"images/77.png\"],"));
            assertRefused(
                    "transforms.json: test_filenames[0]: expected the file_path of a frame, found \"images/77.png\"");
        }

        @Test
        void aMissingPointFileIsNoReasonToRefuse() throws Exception {
            edit("transforms.json", text -> text.replaceFirst("\\{", "{\"ply_file_path\": \"sparse.ply\","));
            var dataset = DatasetReaders.read(folder);
            assertTrue(dataset.points().isEmpty());
            assertTrue(
                    dataset.notes().stream().anyMatch(note -> note.contains("\"sparse.ply\" of ply_file_path")),
                    dataset.notes().toString());
        }

        private void setPose(int frame, String matrix) throws IOException {
            var before = SphereScene.openGlMatrix(SCENE.cameras().get(frame).pose());
            edit("transforms.json", text -> text.replace(before, matrix));
        }
    }

    @Nested
    class Idr {

        @BeforeEach
        void write() throws IOException {
            SCENE.writeIdr(folder);
        }

        @Test
        void truncatedArchive() throws Exception {
            truncate("cameras_sphere.npz", 0.7);
            assertRefused("cameras_sphere.npz: expected an .npz archive", "restore it");
        }

        @Test
        void truncatedArray() throws Exception {
            var arrays = SCENE.idrMatrices();
            arrays.put("world_mat_3", Arrays.copyOf(arrays.get("world_mat_3"), 200));
            NumPy.writeNpz(folder.resolve("cameras_sphere.npz"), arrays);
            assertRefused("cameras_sphere.npz: world_mat_3: array is truncated");
        }

        @Test
        void notANumberInAMatrix() throws Exception {
            var arrays = SCENE.idrMatrices();
            arrays.put("world_mat_2", NumPy.npy(new double[][] {
                {1, 0, 0, 0}, {0, Double.NaN, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}
            }));
            NumPy.writeNpz(folder.resolve("cameras_sphere.npz"), arrays);
            assertRefused("cameras_sphere.npz: world_mat_2[1][1]: expected a finite number, found NaN");
        }

        @Test
        void matrixThatIsNoCamera() throws Exception {
            var arrays = SCENE.idrMatrices();
            arrays.put("world_mat_1", NumPy.npy(new double[4][4]));
            NumPy.writeNpz(folder.resolve("cameras_sphere.npz"), arrays);
            assertRefused("cameras_sphere.npz: world_mat_1: projection matrix", "singular");
        }

        @Test
        void skewedCamera() throws Exception {
            var arrays = SCENE.idrMatrices();
            arrays.put("world_mat_1", NumPy.npy(new double[][] {
                {30, 2, 12, 0}, {0, 30, 10, 0}, {0, 0, 1, 4}, {0, 0, 0, 1}
            }));
            NumPy.writeNpz(folder.resolve("cameras_sphere.npz"), arrays);
            assertRefused("cameras_sphere.npz: world_mat_1: expected a camera without skew, found K[0][1] = 2");
        }

        @Test
        void matrixOfAnotherShape() throws Exception {
            var arrays = SCENE.idrMatrices();
            arrays.put("world_mat_0", NumPy.npy(new double[3][4]));
            NumPy.writeNpz(folder.resolve("cameras_sphere.npz"), arrays);
            assertRefused("world_mat_0: expected a 4x4 matrix, found shape [3, 4]");
        }

        @Test
        void fewerImagesThanCameras() throws Exception {
            Files.delete(folder.resolve("image/004.png"));
            assertRefused("image: expected 6 images, one for each world_mat of cameras_sphere.npz, found 5", "restore");
        }

        @Test
        void fewerMasksThanImages() throws Exception {
            Files.delete(folder.resolve("mask/004.png"));
            assertRefused("mask: expected 6 masks, one for each image, found 5");
        }

        @Test
        void noCamerasInTheArchive() throws Exception {
            NumPy.writeNpz(folder.resolve("cameras_sphere.npz"), Map.of("poses", NumPy.npy(new double[4][4])));
            assertRefused("cameras_sphere.npz: expected arrays world_mat_0", "found none among 1 arrays");
        }

        @Test
        void emptyMasks() throws Exception {
            var black = SphereScene.photograph(SCENE.cameras().getFirst(), CoverageKind.NONE);
            var pixels = new byte[3 * black.width() * black.height()];
            for (int i = 0; i < 6; i++) {
                Arrays.fill(pixels, (byte) 1);
                SphereScene.writePng(
                        folder.resolve("mask/" + SphereScene.name(i)),
                        new Photograph(black.width(), black.height(), pixels, new byte[0], CoverageKind.NONE),
                        false);
            }
            var dataset = DatasetReaders.read(folder, HoldOut.NONE);
            var refused = assertThrows(DatasetException.class, () -> LoadedDataset.load(dataset, 1));
            assertNames(refused, "no pixel of any mask is set", "largest value 1 of 255", "multiply them");
        }
    }

    @Nested
    class Middlebury {

        @BeforeEach
        void write() throws IOException {
            SCENE.writeMiddlebury(folder);
        }

        @Test
        void truncatedFile() throws Exception {
            truncate("sphere_par.txt", 0.5);
            assertRefused("sphere_par.txt: line 1: expected 6 cameras to follow, found 3", "truncated");
        }

        @Test
        void truncatedLine() throws Exception {
            edit("sphere_par.txt", text -> text.substring(0, text.lastIndexOf(' ')));
            assertRefused("sphere_par.txt: line 7: expected an image name and 21 numbers, found 20");
        }

        @Test
        void missingImage() throws Exception {
            Files.delete(folder.resolve("001.png"));
            assertRefused("sphere_par.txt: line 3: image \"001.png\" does not exist (5 of 6 images found)");
        }

        @Test
        void aWordAmongTheNumbers() throws Exception {
            edit("sphere_par.txt", text -> text.replaceFirst("000.png [0-9.]+", "000.png wide"));
            assertRefused("sphere_par.txt: line 2: expected a number in column 2, found wide");
        }

        @Test
        void zeroFocalLength() throws Exception {
            edit("sphere_par.txt", text -> text.replaceFirst("000.png [0-9.]+", "000.png 0"));
            assertRefused("sphere_par.txt: line 2: focal length must be finite and > 0 px, was fx=0.0");
        }

        @Test
        void noCount() throws Exception {
            edit("sphere_par.txt", text -> text.substring(2));
            assertRefused("sphere_par.txt: line 1: expected the number of cameras, found 000.png");
        }
    }

    @Nested
    class NerfSynthetic {

        @BeforeEach
        void write() throws IOException {
            SCENE.writeNerfSynthetic(folder);
        }

        @Test
        void missingImage() throws Exception {
            Files.delete(folder.resolve("train/005.png"));
            assertRefused("transforms_train.json: frames[5].file_path \"./train/005\" does not exist (5 of 6");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "3.2"})
        void impossibleAngleOfView(String angle) throws Exception {
            edit(
                    "transforms_train.json",
                    text -> text.replaceFirst("\"camera_angle_x\": [0-9.]+", "\"camera_angle_x\": " + angle));
            assertRefused("transforms_train.json: camera_angle_x: expected", "found " + angle);
        }

        @Test
        void trainingFileIsMissing() throws Exception {
            Files.move(folder.resolve("transforms_train.json"), folder.resolve("transforms_test.json"));
            var refused = assertThrows(
                    DatasetException.class, () -> DatasetReaders.read(folder.resolve("transforms_test.json")));
            assertNames(refused, "transforms_train.json: does not exist");
        }
    }

    private void assertRefused(String... parts) {
        assertNames(assertThrows(DatasetException.class, () -> DatasetReaders.read(folder)), parts);
    }

    private static void assertNames(DatasetException refused, String... parts) {
        for (var part : parts) {
            assertTrue(message(refused).contains(part), () -> "expected \"" + part + "\" in: " + message(refused));
        }
    }

    private static String message(DatasetException refused) {
        return String.valueOf(refused.getMessage());
    }

    private interface Edit {
        String apply(String text);
    }

    private void edit(String file, Edit edit) throws IOException {
        var path = folder.resolve(file);
        var before = Files.readString(path);
        var after = edit.apply(before);
        assertTrue(!after.equals(before), "the edit changed nothing");
        Files.writeString(path, after);
    }

    private void truncate(String file, double share) throws IOException {
        var path = folder.resolve(file);
        var bytes = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(bytes, (int) (share * bytes.length)));
    }
}
